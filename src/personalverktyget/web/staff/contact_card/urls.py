"""Addresses of the card's pages."""

from django.urls import path

from personalverktyget.web.staff.contact_card import deviations, history, hours, order, texts

urlpatterns = [
    path("", texts.texts, name="card"),
    path("oppettider/", hours.hours, name="card_hours"),
    path("avvikande-tider/", deviations.deviations, name="card_deviations"),
    path("ordning/", order.order, name="card_order"),
    path("historik/", history.history, name="card_history"),
]
