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
_BY_NUMBER = {
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


def told(error: OSError | MemoryError) -> Told:
    """A refusal in plain words; one that is rare in the system's own."""
    if isinstance(error, MemoryError):
        return _MEMORY
    rare = Told(error.strerror or str(error), "系统没能完成这一步")
    return _BY_NUMBER.get(error.errno or 0, rare)


def sentence(error: OSError | MemoryError) -> str:
    """The same in one line, with the file if there is one."""
    where = getattr(error, "filename", None)
    fault = told(error)
    return f"{where}: {fault.message}. {fault.zh}。" if where else f"{fault.message}. {fault.zh}。"
