# mypy does not follow `__path__`, by which a checkout's xlforms.examples is found beside the package.
from examples import path as path
