"""What a response of the service holds: its JSON, without the key, or the error that says what is wrong."""

from typing import Any

import requests

from captioner.client.response import has_too_many_values, parsed
from captioner.client.secret import Secret
from captioner.client.transport import Transport
from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError, RateLimitError
from captioner.readers.service_errors import service_message

_MAX_RESPONSE_BYTES = 64 * 1024 * 1024

_REFUSALS: dict[int, tuple[type[ClientError], str]] = {
    401: (AuthenticationError, "the key was refused: check the API key (RESEMBLE_API_KEY)"),
    403: (AuthenticationError, "the key has no access: use a key of the team that owns the project"),
    404: (ClipNotFoundError, "no such {what}"),
    410: (ClipNotFoundError, "the clip was deleted"),
    429: (RateLimitError, "too many requests: wait a minute, then send fewer at a time"),
}


def json_answer(
    transport: Transport,
    secret: Secret,
    where: str,
    response: requests.Response,
    *,
    what: str = "project or clip: check both UUIDs",
    may_be_array: bool = False,
) -> Any:
    """The JSON object of a response, or array if that `may_be`, with the key masked.

    `what` is what was asked for and how to correct it, in the message for status 404.
    """
    status, body = response.status_code, bytearray()
    for piece in transport.body_pieces(response):
        body += piece
        if len(body) > _MAX_RESPONSE_BYTES:
            break
    is_whole = len(body) <= _MAX_RESPONSE_BYTES
    is_bounded = is_whole and not has_too_many_values(body)
    document = parsed(body) if is_bounded else None
    if isinstance(document, dict | list):
        secret.mask_in_place({"": document} if isinstance(document, list) else document)
    is_text = response.headers.get("Content-Type", "").startswith("text/plain")
    reply = (
        service_message(document) if isinstance(document, dict) else body.decode("utf-8", "replace") if is_text else ""
    )
    kind = ClientError
    if status >= 300:
        message = "the service failed: try again later" if status >= 500 else "the request was refused"
        kind, message = _REFUSALS.get(status, (ClientError, message))
        message = message.format(what=what)
    elif not is_whole:
        limit = f"{_MAX_RESPONSE_BYTES / 2**20:g} MiB"
        message = f"but the response is larger than {limit}, too large for a clip: check the base URL"
    elif not is_bounded:
        message = "but the response contains more values than any clip has characters and times: check the base URL"
    elif not isinstance(document, dict | list if may_be_array else dict):
        message = "but the response is not a JSON object: check the base URL"
    elif isinstance(document, dict) and document.get("success") is False:
        message = "but the service reports a failure: check both UUIDs and the API version"
    else:
        return document
    raise transport.error(where, f"{status}, {message}", reply, kind, status)
