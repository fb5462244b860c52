"""An identity provider that says whatever a test wants, signed as it wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KID = "plan", "a secret of the provider's and ours", "key-1"

_OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public_keys() -> dict[str, Any]:
    described = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_OURS.public_key()))
    return {"keys": [described | {"kid": KID, "use": "sig", "alg": "RS256"}]}


def signed(
    claims: dict[str, Any], key: Any = _OURS, algorithm: str = "RS256", kid: str = KID
) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})


class Forger:
    """The provider: what it says of itself, and the token that it gives for any code."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.nonce = ""
        self.make: Callable[[dict[str, Any]], str] = signed
        """From true claims, the token."""
        self.description = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def true_claims(self) -> dict[str, Any]:
        now = int(time.time())
        return {
            "iss": self.issuer, "sub": "person-1", "aud": CLIENT, "iat": now, "exp": now + 300,
            "nonce": self.nonce, "email": "lead@aldermere.example",
        }  # fmt: skip

    def answer(self, path: str) -> dict[str, Any]:
        if path == "/token":
            return {"access_token": "x", "token_type": "Bearer", "id_token": self._token()}
        return public_keys() if path == "/keys" else self.description

    def _token(self) -> str:
        return self.make(self.true_claims())


@contextmanager
def forger() -> Iterator[Forger]:
    """A forger on a port of this machine, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Forger(server.server_address[1])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(found.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *_: Any) -> None:
            pass

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
