"""Addresses of signing in, officers, users and roles."""

from django.urls import path

from people.views import (
    access,
    account,
    acting,
    calendars,
    departing,
    exempting,
    held_about,
    inviting,
    letters,
    links,
    officers,
    outbox,
    rights,
    roles,
    second_factor,
    sessions,
    sign_on,
    users,
    way_in,
)

app_name = "people"

_WITH = "sign-in/with/<slug:provider>/"
_FACTOR = "second-factor/"
_PEOPLE = "people/<slug:partnership>/"
_OFFICER = f"{_PEOPLE}officers/<int:officer>/"
_USER = f"{_PEOPLE}users/<int:user>/"
_EXEMPT = f"{_PEOPLE}exempt/"
_DECIDE = f"{_EXEMPT}<slug:subject>/<int:row>/"

urlpatterns = [
    path("sign-in/", account.SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("password/", account.password_page, name="own-password"),
    path(_WITH, sign_on.leave_page, name="sign-on"),
    path(f"{_WITH}back/", sign_on.back_page, name="sign-on-back"),
    path(
        f"{_WITH}<slug:purpose>/<int:user>/<str:token>/",
        sign_on.invited_page,
        name="sign-on-invited",
    ),
    path("forgotten-password/", links.forgotten_page, name="forgotten-password"),
    path("invitation/<int:user>/<str:token>/", links.invitation_page, name="invitation"),
    path("new-password/<int:user>/<str:token>/", links.new_password_page, name="new-password"),
    path("sessions/", sessions.sessions_page, name="sessions"),
    path("sessions/end/", sessions.end_page, name="end-sessions"),
    path("your-data/", held_about.own_data_page, name="own-data"),
    path("your-letters/", letters.own_letters_page, name="own-letters"),
    path("your-letters/<int:letter>/", letters.own_letter_page, name="own-letter"),
    path("your-letters/digests/", letters.digests_page, name="digests"),
    path("your-calendar/", calendars.own_calendar_page, name="own-calendar"),
    path("your-calendar/new/", calendars.renew_calendar_page, name="renew-calendar"),
    path("your-calendar/off/", calendars.switch_calendar_off_page, name="switch-calendar-off"),
    path("calendar/<str:token>.ics", calendars.calendar_page, name="calendar"),
    path("unsubscribe/<str:token>/", letters.unsubscribe_page, name="unsubscribe"),
    path("confirm/", way_in.confirm_page, name="confirm"),
    path(_FACTOR, second_factor.second_factor_page, name="second-factor"),
    path(f"{_FACTOR}app/", second_factor.app_page, name="second-factor-app"),
    path(f"{_FACTOR}app/remove/", second_factor.remove_app_page, name="remove-app"),
    path(f"{_FACTOR}codes/", second_factor.codes_page, name="recovery-codes"),
    path(f"{_FACTOR}passkey/", second_factor.passkey_page, name="add-passkey"),
    path(
        f"{_FACTOR}passkey/<int:passkey>/remove/",
        second_factor.remove_passkey_page,
        name="remove-passkey",
    ),
    path(f"{_PEOPLE}officers/", officers.officers_page, name="officers"),
    path(f"{_PEOPLE}officers/add/", officers.add_page, name="add-officer"),
    path(_OFFICER, officers.officer_page, name="officer"),
    path(f"{_OFFICER}change/", officers.change_page, name="change-officer"),
    path(f"{_OFFICER}invite/", inviting.invite_page, name="invite-for-officer"),
    path(f"{_OFFICER}data/", held_about.officer_data_page, name="officer-data"),
    path(f"{_OFFICER}acting/", acting.officer_acting_page, name="officer-acting"),
    path(f"{_PEOPLE}acting/<int:acting>/end/", acting.end_page, name="end-acting"),
    path(f"{_PEOPLE}users/", users.users_page, name="users"),
    path(f"{_PEOPLE}users/add/", users.add_page, name="add-user"),
    path(f"{_PEOPLE}users/invite/", roles.invite_page, name="invite-user"),
    path(_USER, users.user_page, name="user"),
    path(f"{_USER}account/", users.activity_page, name="user-account"),
    path(f"{_USER}password/", users.password_page, name="user-password"),
    path(f"{_USER}link/", links.invite_again_page, name="send-link"),
    path(f"{_USER}second-factor/", users.second_factor_page, name="forget-second-factor"),
    path(f"{_USER}data/", held_about.user_data_page, name="user-data"),
    path(f"{_USER}name/", departing.name_page, name="take-name-away"),
    path(f"{_USER}acting/", acting.user_acting_page, name="user-acting"),
    path(f"{_USER}role/", roles.grant_page, name="grant-role"),
    path(f"{_PEOPLE}letters/", outbox.letters_page, name="letters"),
    path(f"{_PEOPLE}letters/<int:letter>/", outbox.letter_page, name="letter"),
    path(f"{_PEOPLE}letters/<int:letter>/try/", outbox.try_page, name="try-letter"),
    path(f"{_PEOPLE}access/", access.access_page, name="access"),
    path(f"{_PEOPLE}access/term/", access.term_page, name="access-term"),
    path(_EXEMPT, exempting.exempt_page, name="exempt"),
    path(_DECIDE, exempting.decide_page, name="decide-exempt"),
    path(f"{_EXEMPT}<int:exemption>/lift/", exempting.lift_page, name="lift-exemption"),
    path(f"{_PEOPLE}roles/", rights.rights_page, name="roles"),
    path(f"{_PEOPLE}roles/<int:role>/withdraw/", roles.withdraw_page, name="withdraw-role"),
]
