"""An OOXML package: its zip archive, its parts as live trees, and what is refused before any of it is parsed."""
