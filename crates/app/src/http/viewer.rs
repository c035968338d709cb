//! Who is signed in, found once for each request before its handler runs.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::access::{Holding, ReadScope};
use casework::event::Doer;
use casework::people::{Directory, Person};
use handbook::Edition;
use store::desk::counts::{self, Navigation};
use store::desk::record::Audience;
use store::desk::{people, sessions};
use worktime::{Instant, Zone, micros};

use super::cookies;
use super::frame;
use super::reader::Reader;
use crate::error::AppError;
use crate::sign_in::token::Token;
use crate::state::{AppState, blocking};
use crate::texts::Voice;
use crate::ui::shell::Theme;

/// How long a session lives without a request.
pub(crate) const SESSION_IDLE_MICROS: i64 = 14 * micros::DAY;
/// How seldom it is written down that a session is in use.
const SEEN_EVERY_MICROS: i64 = 10 * micros::MINUTE;

/// Somebody who is signed in. Cloning is cheap.
#[derive(Clone, Debug)]
pub(crate) struct Viewer(Arc<Seen>);

/// What is known of them.
#[derive(Debug)]
pub(crate) struct Seen {
    /// Who it is.
    pub(crate) person: Person,
    /// Their roles.
    pub(crate) holdings: Vec<Holding>,
    /// What they may read.
    pub(crate) scope: ReadScope,
    /// Speaks to them.
    pub(crate) voice: Voice,
    /// Light, dark or as the machine says.
    pub(crate) theme: Theme,
    /// When the request came.
    pub(crate) now: Instant,
    /// The org's zone.
    pub(crate) zone: Zone,
    /// The edition in force.
    pub(crate) edition: Arc<Edition>,
    /// What waits for them, where a page is shown.
    pub(crate) navigation: Option<Navigation>,
    /// This page's path with its query.
    pub(crate) path: String,
    /// Key of the sentence that this page shows once.
    pub(crate) flash: Option<String>,
}

impl Viewer {
    /// As whom they act.
    pub(crate) fn doer(&self) -> Doer {
        Doer::Person(self.person.id)
    }

    /// Whether they are a client's contact.
    pub(crate) fn is_contact(&self) -> bool {
        self.scope.portal.is_some()
    }

    /// For whom pages are written.
    pub(crate) fn audience(&self) -> Audience {
        if self.is_contact() {
            Audience::Client
        } else {
            Audience::House
        }
    }

    /// What they may not know of isn't there.
    pub(crate) fn require(&self, may: bool) -> Result<(), AppError> {
        if may { Ok(()) } else { Err(AppError::NotFound) }
    }
}

impl Deref for Viewer {
    type Target = Seen;

    fn deref(&self) -> &Seen {
        &self.0
    }
}

/// Lets those in who are signed in.
pub(crate) async fn demand(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    admit(state, request, next, |_| true).await
}

/// Lets staff in. For a client's contact the page doesn't exist.
pub(crate) async fn demand_staff(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    admit(state, request, next, |viewer| !viewer.is_contact()).await
}

async fn admit(
    state: AppState,
    mut request: Request,
    next: Next,
    may: fn(&Viewer) -> bool,
) -> Response {
    let Some(reader) = request.extensions().get::<Reader>().cloned() else {
        return AppError::Lost.into_response();
    };
    let shows_page = request.method() == Method::GET;
    match find(&state, &reader, request.headers(), shows_page).await {
        Ok(Some(viewer)) if may(&viewer) => {
            request.extensions_mut().insert(viewer);
            next.run(request).await
        }
        Ok(Some(_)) => AppError::NotFound.into_response(),
        Ok(None) if shows_page => frame::see_other(&frame::sign_in_path(&reader.path)),
        Ok(None) => AppError::SignedOut.into_response(),
        Err(error) => error.into_response(),
    }
}

/// The viewer behind a request's cookie, if it is one of a session.
pub(crate) async fn find(
    state: &AppState,
    reader: &Reader,
    headers: &HeaderMap,
    shows_page: bool,
) -> Result<Option<Viewer>, AppError> {
    let Some(token) =
        cookies::read(headers, reader.transport, cookies::SESSION).and_then(Token::parse)
    else {
        return Ok(None);
    };
    let (shared, reader) = (state.clone(), reader.clone());
    let found = blocking(move || look_up(&shared, &reader, &token, shows_page)).await?;
    let Some((viewer, seen_at)) = found else {
        return Ok(None);
    };
    if viewer.now.since(seen_at) > SEEN_EVERY_MICROS {
        let now = viewer.now;
        state
            .write(move |door, org| sessions::touch(door, org, token.bytes(), now))
            .await?;
    }
    Ok(Some(viewer))
}

fn look_up(
    state: &AppState,
    reader: &Reader,
    token: &Token,
    shows_page: bool,
) -> Result<Option<(Viewer, Instant)>, AppError> {
    let (now, org, edition) = (state.now(), state.org(), state.edition()?);
    let found = state.store().read(|door| {
        let Some(session) = sessions::find(door, org, token.bytes(), now, SESSION_IDLE_MICROS)?
        else {
            return Ok(None);
        };
        let Some(held) = people::one(door, org, session.person)? else {
            return Ok(None);
        };
        let scope = scope_of(&edition, &held.person, &held.holdings);
        let navigation = match shows_page {
            true => Some(counts::navigation(
                door,
                org,
                &scope,
                now,
                end_of_day(state.zone(), now),
            )?),
            false => None,
        };
        Ok(Some((session, held, scope, navigation)))
    })?;
    let Some((session, held, scope, navigation)) = found else {
        return Ok(None);
    };
    let lang = if reader.chose_language {
        reader.voice.lang
    } else {
        held.person.lang
    };
    let seen = Seen {
        person: held.person,
        holdings: held.holdings,
        scope,
        voice: Voice::new(lang),
        theme: reader.theme,
        now,
        zone: state.zone().clone(),
        edition,
        navigation,
        path: reader.path.clone(),
        flash: reader.flash.clone(),
    };
    Ok(Some((Viewer(Arc::new(seen)), session.seen_at)))
}

/// What a person may read. Of the directory only their own side counts.
pub(crate) fn scope_of(edition: &Edition, person: &Person, holdings: &[Holding]) -> ReadScope {
    let mut directory = Directory::default();
    directory.people.insert(person.id, person.clone());
    ReadScope::of(edition, &directory, person.id, holdings)
}

fn end_of_day(zone: &Zone, now: Instant) -> Instant {
    let today = zone.date_of(now);
    zone.start_of_day(today.tomorrow().unwrap_or(today))
}

impl FromRequestParts<AppState> for Viewer {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        parts
            .extensions
            .get::<Viewer>()
            .cloned()
            .ok_or(AppError::SignedOut)
    }
}
