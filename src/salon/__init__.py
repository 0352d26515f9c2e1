"""Salon: a self-hosted live chat with an open door.

Anonymous to each other, adult by proof, moderated before delivery, gone in hours,
answerable to a judge and to nobody else. Start reading at `salon.flow.deliver`.
"""

__version__ = "0.1.0"
