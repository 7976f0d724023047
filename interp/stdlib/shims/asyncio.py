"""asyncio: a package whose loop is ours. Locks, queues, timeouts and task groups are CPython's own text, loaded when first used."""

from . import coroutines, events, exceptions, futures, runners, tasks
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .runners import *
from .tasks import *

_LATER = {
    **dict.fromkeys(("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "locks"), "locks"),
    **dict.fromkeys(("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown", "queues"), "queues"),
    **dict.fromkeys(("Timeout", "timeout", "timeout_at", "timeouts"), "timeouts"),
    **dict.fromkeys(("TaskGroup", "taskgroups"), "taskgroups"),
}

__all__ = (
    *coroutines.__all__, *events.__all__, *exceptions.__all__, *futures.__all__, *runners.__all__, *tasks.__all__,
    *[name for name, module in _LATER.items() if name != module and (name != "QueueShutDown" or _python(13))],
    "to_thread",
)  # fmt: skip


def __getattr__(name):
    where = _LATER.get(name)
    if where is None or (name == "QueueShutDown" and not _python(13)):
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    module = _imported(f"asyncio.{where}")
    if name == where:
        return module
    found = globals()[name] = getattr(module, name)
    return found


async def to_thread(func, /, *args, **kwargs):
    raise NotImplementedError("threads and processes are not available in the sandbox")
