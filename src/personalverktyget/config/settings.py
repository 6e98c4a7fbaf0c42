"""Django's settings. What differs between installations comes from the environment (``environment.py``)."""

from pathlib import Path

from personalverktyget.adapters.database_patience import PatientConnection
from personalverktyget.config import environment as env
from personalverktyget.config import fault_log

SOURCE = Path(__file__).resolve().parent.parent
CHECKOUT = SOURCE.parent.parent

MODE = env.mode()
DEBUG = False
DATA_DIR = env.path("DATA_DIR", str(CHECKOUT / ".data"))
BASE_URL = env.text("BASE_URL", "http://localhost:8000")
SECRET_KEY_FILE = env.path("SECRET_KEY_FILE", str(DATA_DIR / "keys" / "secret-key"))
SECRET_KEY = SECRET_KEY_FILE.read_text().strip()
KEYRING_FILE = env.path("KEYRING_FILE", str(DATA_DIR / "keys" / "keyring.json"))
SEAL_KEY_FILE = env.path("SEAL_KEY_FILE", str(DATA_DIR / "keys" / "seal-key.pem"))
PUBLISHED_HEADS_DIR = env.path("PUBLISHED_HEADS_DIR", str(DATA_DIR / "published-heads"))
# A copy of them where nobody can change it: a bucket with object lock. Without one the folder is copied otherwise.
PUBLISHED_HEADS_S3 = env.bucket("PUBLISHED_HEADS_S3")
PUBLISHED_HEADS_S3_PREFIX = env.text("PUBLISHED_HEADS_S3_PREFIX", "heads")
COPY_OF_HEADS = "personalverktyget.adapters.heads_bucket" if PUBLISHED_HEADS_S3 else ""
# How many full calendar years the access log is kept. The law asks for five; the program does not start with less.
LOG_KEPT_YEARS = env.number("LOG_KEPT_YEARS", 5)
# The log service that is told of what staff do with residents' data (StoreLog 2.0). Without an address nobody is.
LOG_SERVICE_URL = env.text("LOG_SERVICE_URL", "")
LOG_SERVICE_ADDRESS = env.text("LOG_SERVICE_ADDRESS", "SE165565594230-1000")
LOG_SERVICE_TIMEOUT = env.number("LOG_SERVICE_TIMEOUT", 30)
# Certificate and key by which the service knows us, in one PEM file.
LOG_SERVICE_CERTIFICATE = env.text("LOG_SERVICE_CERTIFICATE", "")
SYSTEM_HSA_ID = env.text("SYSTEM_HSA_ID", "SE2321000016-PV01")
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Our own widget templates come before Django's.
    "personalverktyget.web.shared",
    "django.forms",
    "procrastinate.contrib.django",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "personalverktyget.config",
    "personalverktyget.domain.access_log",
    "personalverktyget.domain.organisation",
    "personalverktyget.domain.people",
    "personalverktyget.domain.access",
    "personalverktyget.domain.attachments",
    "personalverktyget.domain.case_types",
    "personalverktyget.domain.message_templates",
    "personalverktyget.domain.admittance",
    "personalverktyget.domain.link_services",
    "personalverktyget.domain.contact_cards",
    "personalverktyget.domain.notifications",
    "personalverktyget.domain.cases",
    "personalverktyget.domain.outreach",
    "personalverktyget.domain.log_review",
    "personalverktyget.domain.log_export",
    "personalverktyget.jobs",
    "personalverktyget.web.staff",
    "personalverktyget.web.resident",
    "personalverktyget.web.public",
]
if MODE != "production":
    INSTALLED_APPS.append("personalverktyget.demo")

MIDDLEWARE = [
    "personalverktyget.web.shared.middleware.security_headers",
    "personalverktyget.web.shared.readable_requests.readable_requests",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "personalverktyget.web.shared.middleware.database_patience",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Before the token is looked for in the form, which reads all of it.
    "personalverktyget.web.shared.uploads.UploadsWhereAskedFor",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "personalverktyget.web.shared.session_middleware.SessionActors",
    "personalverktyget.web.staff.navigation.StaffSurroundings",
    "personalverktyget.web.resident.navigation.resident_navigation",
    "personalverktyget.web.shared.domain_errors.DomainErrors",
]

ROOT_URLCONF = "personalverktyget.config.urls"
WSGI_APPLICATION = "personalverktyget.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "personalverktyget.web.shared.templatetags.languages",
                # Comes after Django's own translate and url, in whose place it is.
                "personalverktyget.web.shared.templatetags.constant",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "personalverktyget.web.shared.context.page",
            ],
        },
    }
]

FORM_RENDERER = "personalverktyget.web.shared.form_renderer.FormRenderer"

DATABASES = {"default": env.database("DATABASE_URL")}
DATABASES["default"]["OPTIONS"] |= {
    # Whoever waits longer than this for a database that does not answer gets the page that says so.
    "pool": {"min_size": 1, "max_size": 8, "timeout": 5, "connection_class": PatientConnection},
    # A word search answered in parallel costs twenty times as much as one that is not (see docs/adr).
    "options": "-c max_parallel_workers_per_gather=0 -c statement_timeout=15000 -c lock_timeout=5000",
    "connect_timeout": 5,
    # What is sent by domain/reading/prepared.py is prepared the first time; Django's own cursors prepare nothing.
    "prepare_threshold": 0,
}
# A connection that died with its database is thrown away when it is lent, instead of failing somebody's request.
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# The role that owns the tables. Given to prepare_database alone, never to what answers requests or does jobs.
OWNER_DATABASE = env.database_if_set("DATABASE_OWNER_URL")
# Called once the models are loaded: from then on a unit of work can ask for work for later.
PROCRASTINATE_ON_APP_READY = "personalverktyget.jobs.queue.install"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

HANDBOOK_DIR = CHECKOUT / "docs" / "handbook"
STATIC_URL = "/static/"
STATIC_ROOT = CHECKOUT / "build" / "static"
STATICFILES_DIRS = [
    ("designsystem", CHECKOUT / "node_modules" / "@digdir" / "designsystemet-css" / "dist"),
    ("inter", CHECKOUT / "node_modules" / "@fontsource-variable" / "inter" / "files"),
    ("handbook", CHECKOUT / "docs" / "handbook" / "images"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "personalverktyget.web.shared.static_addresses.KeptAddresses"},
}

STAFF_PROVIDER = env.provider(
    "STAFF_OIDC",
    subject_claim="employeeHsaId",
    commission_claim="allCommissions",
    scope="openid profile commission",
)
RESIDENT_PROVIDER = env.provider("RESIDENT_OIDC", subject_claim="personalIdentityNumber", scope="openid profile")
# Forwarding a login hint, so that a script can sign in without a page, is for the demo and the tests alone.
PASS_LOGIN_HINT = MODE != "production"

STAFF_IDLE_SECONDS = env.number("STAFF_IDLE_SECONDS", 30 * 60)
STAFF_ABSOLUTE_SECONDS = env.number("STAFF_ABSOLUTE_SECONDS", 10 * 3600)
RESIDENT_IDLE_SECONDS = env.number("RESIDENT_IDLE_SECONDS", 20 * 60)
RESIDENT_ABSOLUTE_SECONDS = env.number("RESIDENT_ABSOLUTE_SECONDS", 2 * 3600)

# The limits above are enforced by session_middleware. A row outlives them by a day, so that somebody who comes back to
# a half-written form the morning after still gets back what she wrote.
SESSION_COOKIE_AGE = max(STAFF_ABSOLUTE_SECONDS, RESIDENT_ABSOLUTE_SECONDS) + 24 * 3600
SESSION_ENGINE = "personalverktyget.web.shared.session_store"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "personalverktyget.web.shared.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if MODE == "production":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("SMTP_HOST", "localhost")
EMAIL_PORT = env.number("SMTP_PORT", 25)
EMAIL_TIMEOUT = 10
# Where people report faults and barriers; shown on the accessibility statement.
# Where the national level is told that a region asks for its opinion; empty: its page alone tells.
NATIONAL_CONTACT_ADDRESS = env.text("NATIONAL_CONTACT_ADDRESS", "")
SUPPORT_EMAIL = env.text("SUPPORT_EMAIL", "support@personalverktyget.example")
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "ingen-svarsadress@personalverktyget.example")
# How many days the list of a dispatch to many is kept once it has ended.
RECIPIENT_LIST_DAYS = env.number("RECIPIENT_LIST_DAYS", 14)

# Notices by text message. Without SMS_GATEWAY_URL there are none, and residents are not asked for a mobile number.
SMS_GATEWAY_URL = env.text("SMS_GATEWAY_URL", "")
SMS_GATEWAY_TOKEN = env.text("SMS_GATEWAY_TOKEN", "")
SMS_GATEWAY_TIMEOUT = env.number("SMS_GATEWAY_TIMEOUT", 10)
# Whether the gateway promises to send a key once, however often it is asked to ("yes").
SMS_GATEWAY_HONOURS_KEY = env.text("SMS_GATEWAY_HONOURS_KEY", "no") == "yes"
SMS_SENDER = env.text("SMS_SENDER", "")
RECEIVED_SMS_DIR = DATA_DIR / "sms"
# Where the demo's mail receiver puts what it gets, for the page that shows it.
RECEIVED_MAIL_DIR = DATA_DIR / "mail"

# Attached files. Without CLAMD_ADDRESS they are taken in unchecked, and production does not start.
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS", "")
VIRUS_SCANNER = "personalverktyget.adapters.virus_scan.clamd.Clamd" if CLAMD_ADDRESS else ""
ATTACHMENTS_DIR = env.path("ATTACHMENTS_DIR", str(DATA_DIR / "attachments"))
ATTACHMENTS_S3 = env.bucket("ATTACHMENTS_S3")
FILE_STORE = f"personalverktyget.adapters.file_stores.{'s3.S3Store' if ATTACHMENTS_S3 else 'on_disk.DiskStore'}"

LOGGING = fault_log.LOGGING
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# A page of a form may hold fifty questions fifty times over, each with two fields; how much they hold is bounded above.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# The handler keeps a few at most and names the others; this ends what nobody has chosen by hand.
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_HANDLERS = ["personalverktyget.web.shared.uploads.BoundedUpload"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS: list[str] = []
TEST_RUNNER = ""

# Adapters that implement the domain's protocols (domain/people/registers.py).
STAFF_DIRECTORY = env.text(
    "STAFF_DIRECTORY", "personalverktyget.adapters.staff_directory.file_source.FileStaffDirectory"
)
STAFF_DIRECTORY_FILE = env.path("STAFF_DIRECTORY_FILE", str(SOURCE / "demo" / "data" / "staff_directory.json"))
POPULATION_REGISTER = env.text(
    "POPULATION_REGISTER", "personalverktyget.adapters.population_register.file_source.FilePopulationRegister"
)
POPULATION_REGISTER_FILE = env.path(
    "POPULATION_REGISTER_FILE", str(SOURCE / "demo" / "data" / "population_register.json")
)
