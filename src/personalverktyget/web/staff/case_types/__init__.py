"""Case types as their administrators see them: the list, the builder, the preview, versions and publishing."""
