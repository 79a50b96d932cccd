# mypy does not follow `__path__`, by which a checkout's xlforms.templates is found beside the package.
from templates import path as path
