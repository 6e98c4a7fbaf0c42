"""Settings of the provider's own process. What it shares with the program comes from the same environment."""

import os
from pathlib import Path

from personalverktyget.demo.identity_provider.keys import load_or_make

if os.environ.get("PERSONALVERKTYGET_MODE", "production") == "production":
    raise RuntimeError("The local identity provider lets anybody in as anybody. It does not start in production.")

FOLDER = Path(os.environ["DATA_DIR"]) / "identity-provider"
FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
_KEYS = load_or_make(FOLDER)

ISSUER = os.environ["STAFF_OIDC_ISSUER"]
BASE_URL = os.environ["BASE_URL"].rstrip("/")
PROGRAM = Path(__file__).resolve().parents[1]
STAFF_DIRECTORY_FILE = Path(os.environ.get("STAFF_DIRECTORY_FILE", PROGRAM / "data" / "staff_directory.json"))
POPULATION_REGISTER_FILE = Path(
    os.environ.get("POPULATION_REGISTER_FILE", PROGRAM / "data" / "population_register.json")
)
PERSONAS_FILE = PROGRAM / "data" / "personas.json"
GRANTS_FILE = PROGRAM / "data" / "grants.json"
# The level that everybody here has. The first of those that the program asks for.
LEVEL = os.environ.get("STAFF_OIDC_ACR", "http://id.sambi.se/loa/loa3").split()[0]

SECRET_KEY = _KEYS.secret_key
PAIRWISE_SALT = _KEYS.pairwise_salt
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "personalverktyget.demo.identity_provider.urls"
WSGI_APPLICATION = "personalverktyget.demo.identity_provider.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "oauth2_provider",
    "personalverktyget.demo.identity_provider",
]
MIDDLEWARE = [
    "personalverktyget.demo.identity_provider.headers.protecting_headers",
    "personalverktyget.demo.identity_provider.language.in_readers_language",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "personalverktyget.demo.identity_provider.language.other_languages",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "provider.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = ["personalverktyget.demo.identity_provider.backend.PersonaBackend"]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PROGRAM.parent / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

# The program's cookies live on the same host name, and cookies know nothing of ports: the names must differ.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "provider-session", "provider-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"

OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_ISS_ENDPOINT": ISSUER,
    "OIDC_RSA_PRIVATE_KEY": _KEYS.signing_key,
    "OIDC_RESPONSE_TYPES_SUPPORTED": ["code"],
    "OIDC_SUBJECT_TYPES_SUPPORTED": ["pairwise"],
    "OIDC_TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED": ["client_secret_basic", "client_secret_post", "none"],
    "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
    "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
    "OAUTH2_VALIDATOR_CLASS": "personalverktyget.demo.identity_provider.validator.PersonaValidator",
    "SCOPES": {"openid": "Identitet", "profile": "Namn", "commission": "Medarbetaruppdrag"},
    "PKCE_REQUIRED": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    # The tests start programs on free ports of this machine; what differs is the port alone.
    "ALLOW_LOCALHOST_LOOPBACK": True,
    "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60,
    "ACCESS_TOKEN_EXPIRE_SECONDS": 300,
    "ID_TOKEN_EXPIRE_SECONDS": 300,
    "REFRESH_TOKEN_EXPIRE_SECONDS": 300,
}
