"""Workbooks (Excel, OpenDocument), opened by a process that has nothing to lose, as attached files are."""
