"""The access log handed on: to a national log service, call by call, and to a unit's reviewers as a file."""
