"""Judging, pure: rules that find, a policy that draws the consequence."""
