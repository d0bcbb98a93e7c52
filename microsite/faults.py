"""What the system refuses, told in English and Chinese."""

from __future__ import annotations

import errno
from typing import NamedTuple


class Told(NamedTuple):
    """What is wrong and what to do, without the last stop."""

    message: str
    zh: str


_MEMORY = Told(
    "there is not enough memory. Close other programs and try again",
    "内存不够。请关掉其他程序再试",
)
_FULL = Told(
    "the disk is full. Free some room and try again",
    "磁盘满了。请先腾出空间再试",
)
_REFUSED = Told(
    "permission denied. Look whether the file or its folder is protected",
    "没有权限。请看文件或文件夹是不是只读",
)
_IN_THE_WAY = Told(
    "there is a file of this name, and a folder is needed. Choose another name",
    "这里要用文件夹，可是已经有同名的文件。请换一个名称",
)
_BY_NUMBER = {
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.ENOMEM: _MEMORY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: Told(
        "the disk is read-only. Make it writable, or choose another place",
        "磁盘是只读的。请改成可写，或换个地方",
    ),
    errno.EIO: Told(
        "the disk can't be read or written, and may be failing. Look at it before you try again",
        "磁盘读写出错，可能快坏了。请先检查磁盘再试",
    ),
    errno.ENOENT: Told(
        "there is no such file or folder. Make it first, or choose another",
        "没有这个文件或文件夹。请先建好，或换一个",
    ),
}


_BY_WORDS = {  # what is not told by a kind of its own
    "IO_EFBIG": _FULL,
    "IO_ENOSPC": _FULL,
    "can't start new thread": _MEMORY,
    "failed to map segment": _MEMORY,
    "error return without exception set": _MEMORY,  # when there is none to say that there is none
    "without setting an exception": _MEMORY,
    "timestamps before 1980": Told(
        "the clock of this machine is wrong. Set it and try again",
        "这台机器的时间不对。请校准后再试",
    ),
}


def is_fault(error: Exception) -> bool:
    """Whether it is the machine that refuses, not a mistake in the engine."""
    return isinstance(error, (OSError, MemoryError)) or any(words in str(error) for words in _BY_WORDS)


def told(error: Exception) -> Told:
    """A refusal in plain words; one that is rare in the system's own."""
    for words, fault in _BY_WORDS.items():
        if words in str(error):
            return fault
    if not isinstance(error, OSError):
        return _MEMORY
    rare = Told(error.strerror or str(error), "系统没能完成这一步")
    return _BY_NUMBER.get(error.errno or 0, rare)


def sentence(error: Exception) -> str:
    """The same in one line, with the file if there is one."""
    where = getattr(error, "filename", None)
    fault = told(error)
    return f"{where}: {fault.message}. {fault.zh}。" if where else f"{fault.message}. {fault.zh}。"
