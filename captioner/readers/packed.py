"""JSON in what carries it: gzip, and server-sent events."""

import zlib

from captioner.errors import FormatError

# A book has 100 MB. Without a limit, a file of 1 MB could unpack to 1 GB.
_MOST = 512 * 1024 * 1024


def unpacked(source: bytes | bytearray) -> bytes:
    """What is packed with gzip; raises `FormatError` if it is damaged, or larger than 512 MB."""
    parts: list[bytes] = []
    rest, left = bytes(source), _MOST
    try:
        while rest:
            stream = zlib.decompressobj(wbits=31)
            parts.append(stream.decompress(rest, left))
            left -= len(parts[-1])
            if stream.unconsumed_tail or left <= 0:
                raise FormatError(f"unpacks to more than {_MOST // 1024**2} MB: unpack it, and split what is in it")
            if not stream.eof:
                raise FormatError("is gzip that was cut: save the whole file again")
            rest = stream.unused_data.lstrip(b"\0")
    except zlib.error:
        raise FormatError("is gzip that is damaged: save the whole file again") from None
    return b"".join(parts)


def data_of_events(text: str) -> str:
    """The data of server-sent events, each on one line: https://html.spec.whatwg.org/multipage/server-sent-events.html.

    Data that are no JSON, as in `data: [DONE]`, are left out.
    """
    found: list[str] = []
    data: list[str] = []
    for line in [*text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        if line.startswith("data:"):
            data.append(line.removeprefix("data:").removeprefix(" "))
        elif not line.strip():
            found.append(" ".join(data))
            data = []
    return "\n".join(one for one in found if one.lstrip().startswith("{"))
