"""An OpenID provider that answers over real HTTP and can be told to get any single thing wrong."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from authlib.oidc.core.util import create_half_hash
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

# Seconds between two looks at whether it is to end; the library waits half a second.
_LOOKS_UP_EVERY = 0.02
LOA3 = "http://id.sambi.se/loa/loa3"
COMMISSION = {"commissionHsaId": "TSTNMT2321000156-90011", "healthCareUnitHsaId": "TSTNMT2321000156-1A01"}
Change = Callable[["Answer"], None]


@dataclass
class Answer:
    """What the provider is about to answer with; a test changes one thing in it."""

    provider: "FakeProvider"
    claims: dict[str, Any]
    header: dict[str, Any]
    key: Any
    access_token: str = "access-token"
    body: dict[str, Any] = field(default_factory=dict)
    status: int = 200

    def signed(self) -> str:
        """The ID token."""
        if self.header.get("alg") == "none":
            return ".".join([_encoded(self.header), _encoded(self.claims), ""])
        return jwt.encode(self.header, self.claims, self.key, algorithms=["RS256", "ES256", "HS256", "RS512"])


class FakeProvider:
    """The provider. ``change`` is applied to every answer of the token endpoint."""

    def __init__(self) -> None:
        self.rsa = RSAKey.generate_key(2048, {"kid": "rsa-1", "use": "sig"})
        self.other_rsa = RSAKey.generate_key(2048, {"kid": "rsa-2", "use": "sig"})
        self.ec = ECKey.generate_key("P-256", {"kid": "ec-1", "use": "sig"})
        self.secret = OctKey.import_key("a-client-secret-of-decent-length", {"kid": "rsa-1"})
        self.reset()

    def reset(self) -> None:
        """Be honest again."""
        self.change: Change = lambda answer: None
        self.description: dict[str, Any] = {}
        self.published: list[Any] = [self.rsa, self.ec]
        self.user_info: Any = {}
        self.nonces: dict[str, str] = {}
        self.asked: list[str] = []
        self.token_requests: list[tuple[dict[str, str], dict[str, str]]] = []
        self.is_down = False
        self.down_at = ""

    @property
    def issuer(self) -> str:
        """Its address."""
        return self._issuer

    def code_for(self, nonce: str) -> str:
        """A code that a browser would bring back."""
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = nonce
        return code

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, Any]:
        """The answer to one request."""
        self.asked.append(path)
        if self.is_down or path == self.down_at:
            return 503, {}
        if path == "/.well-known/openid-configuration":
            return 200, self._description()
        if path == "/keys":
            return 200, {"keys": [key.as_dict(private=False) for key in self.published]}
        if path == "/userinfo":
            return 200, self.user_info
        return self._tokens(headers, {name: values[0] for name, values in parse_qs(body.decode()).items()})

    def _description(self) -> dict[str, Any]:
        own = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/logout",
        }
        return own | self.description

    def _tokens(self, headers: dict[str, str], form: dict[str, str]) -> tuple[int, Any]:
        self.token_requests.append((headers, form))
        nonce = self.nonces.pop(form["code"], None)
        if nonce is None:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "client",
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": nonce,
            "acr": LOA3,
            "sub": "opaque-1",
            "at_hash": create_half_hash("access-token", "RS256").decode(),
            "employeeHsaId": "TSTNMT2321000156-7001",
            "allCommissions": [COMMISSION],
        }
        answer = Answer(self, claims, {"alg": "RS256", "kid": "rsa-1"}, self.rsa)
        self.change(answer)
        tokens = {"id_token": answer.signed(), "access_token": answer.access_token, "token_type": "Bearer"}
        return answer.status, tokens | answer.body

    @contextmanager
    def running(self) -> Iterator["FakeProvider"]:
        """Answer on a free port of this machine."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(_LOOKS_UP_EVERY,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def _handler(provider: FakeProvider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = provider.answer(self.command, self.path, dict(self.headers), body)
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _respond  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Handler


def _encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
