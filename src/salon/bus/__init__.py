"""Live fan-out between gateways."""
