"""Statements of reasons for the Commission's database (DSA articles 17 and 24(5)): codes, fields, the check, pure."""
