"""Rules of the audit, one a file; each is a function from claims to findings."""
