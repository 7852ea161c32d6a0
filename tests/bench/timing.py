"""How the peers of `make bench` time themselves: one line of JSON with the keys of `gradcc bench`."""
import json
import os
import time

WARM_UP = 3


def report(version, step, seconds):
    """step() trains once and returns when its loss is known; the first is timed from BENCH_STARTED,
    the monotonic clock when the process was started."""
    step()
    first = time.monotonic() - float(os.environ["BENCH_STARTED"])
    for _ in range(WARM_UP):
        step()
    times = []
    deadline = time.perf_counter() + float(seconds)
    while time.perf_counter() < deadline or len(times) < WARM_UP:
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    times.sort()
    spent = {"min": 1e6 * times[0], "median": 1e6 * times[len(times) // 2]}
    print(json.dumps({"version": version, "first_step_ms": 1e3 * first, "step_us": spent}))
