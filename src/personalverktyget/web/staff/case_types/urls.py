"""Addresses of case types and their builder."""

from django.urls import include, path

from personalverktyget.web.staff.case_types.builder import build
from personalverktyget.web.staff.case_types.case_type_list import case_type_list, new
from personalverktyget.web.staff.case_types.examples import examples
from personalverktyget.web.staff.case_types.exchange import bring_in, export, import_report
from personalverktyget.web.staff.case_types.library import library, library_entry, library_try_out, share
from personalverktyget.web.staff.case_types.overview import case_type
from personalverktyget.web.staff.case_types.paths import paths
from personalverktyget.web.staff.case_types.publication import publication
from personalverktyget.web.staff.case_types.publish import publish
from personalverktyget.web.staff.case_types.publish_many import publish_many
from personalverktyget.web.staff.case_types.search_texts import search_texts
from personalverktyget.web.staff.case_types.texts import texts
from personalverktyget.web.staff.case_types.translate import translate
from personalverktyget.web.staff.case_types.translations import translations
from personalverktyget.web.staff.case_types.try_out import try_out
from personalverktyget.web.staff.case_types.versions import version
from personalverktyget.web.staff.case_types.withdraw import withdraw

_CASE_TYPES = [
    path("", case_type_list, name="list"),
    path("ny/", new, name="new"),
    path("importera/", bring_in, name="bring_in"),
    path("sok-och-andra/", search_texts, name="search_texts"),
    path("utkast/", publish_many, name="publish_many"),
    path("bibliotek/", library, name="library"),
    path("bibliotek/<uuid:case_type_id>/", library_entry, name="library_entry"),
    path("bibliotek/<uuid:case_type_id>/prova/", library_try_out, name="library_try_out"),
    path("<uuid:case_type_id>/", case_type, name="case_type"),
    path("<uuid:case_type_id>/fragor/", build, name="build"),
    path("<uuid:case_type_id>/karta/", paths, name="paths"),
    path("<uuid:case_type_id>/texter/", texts, name="texts"),
    path("<uuid:case_type_id>/oversattningar/", translations, name="translations"),
    path("<uuid:case_type_id>/oversattningar/<slug:language>/", translate, name="translate"),
    path("<uuid:case_type_id>/prova/", try_out, name="try_out"),
    path("<uuid:case_type_id>/provfall/", examples, name="examples"),
    path("<uuid:case_type_id>/publicera/", publish, name="publish"),
    path("<uuid:case_type_id>/publiceringen/", publication, name="publication"),
    path("<uuid:case_type_id>/versioner/<int:number>/", version, name="version"),
    path("<uuid:case_type_id>/ta-bort/", withdraw, name="withdraw"),
    path("<uuid:case_type_id>/dela/", share, name="share"),
    path("<uuid:case_type_id>/importen/", import_report, name="import_report"),
    path("<uuid:case_type_id>/exportera/", export, name="export"),
]
urlpatterns = [path("", include((_CASE_TYPES, "case_types")))]
