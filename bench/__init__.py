"""Where Salon's figures come from: `salon bench NAME`. Not part of the wheel.

A benchmark is a module here with `run(rounds) -> Report`. Every figure is measured beside a limit, what the machine
could do at best, and a peer where there is one: on a shared machine only ratios within a round mean much. No test
asserts a figure. `bench` may import what tests stand on (`tests.running`); nothing imports `bench` but its tests.
"""
