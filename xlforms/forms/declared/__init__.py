"""表样声明: forms that a bureau declares in TOML, without programming; checked when they are loaded."""

from __future__ import annotations

from xlforms.forms.declared.folder import FOLDER, declarations_in, declared_in, forms_for, own_folder

__all__ = ["FOLDER", "declarations_in", "declared_in", "forms_for", "own_folder"]
