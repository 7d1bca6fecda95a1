"""The side of a measured process, for the libraries that run in Python: its job, and its answers as one line of JSON each."""
import json
import resource
import sys
import time

job = json.loads(sys.argv[-1])


def note(step, **answer):
    print(json.dumps({"step": step, **answer}), flush=True)


def note_peak(step):
    note(step, megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


def measure(step, work):
    """Runs a step, `load` always and the others where the job asks for them, and gives its value."""
    if step != "load" and step not in job["steps"]:
        return None
    wall, cpu = time.perf_counter(), time.process_time()
    value = work()
    note(step, seconds=time.perf_counter() - wall, cpuSeconds=time.process_time() - cpu)
    return value


def spaced(node_count, count):
    """As many nodes, all through the network."""
    return range(0, node_count, max(1, node_count // count))[:count]
