"""Reads about attached files. Those of staff go by the case: ``cases/selectors``."""

from personalverktyget.domain.attachments.selectors.own_file import own_file

__all__ = ["own_file"]
