"""Scripts of the house: run each as a module from the checkout's root, such as `python -m tools.build_templates`."""
