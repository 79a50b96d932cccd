"""What the blank official forms consist of: one module a sheet, drawn with openpyxl."""
