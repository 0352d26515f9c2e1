"""Proof of age, pure: a proof in, adult or a refusal code out; never an identity."""
