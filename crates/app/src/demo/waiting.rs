//! The page that is shown until the demonstration is there: how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use worktime::{Instant, Zone};

use super::play::Tally;
use super::setting::Setting;
use crate::http::reader::Reader;
use crate::http::{assets, cookies::Transport, frame};
use crate::texts::Voice;
use crate::ui::bare::bare_page;
use crate::ui::progress::{Progress, progress};
use crate::ui::share::Share;
use crate::ui::shell::Theme;

/// Seconds until a browser without script asks again.
const REFRESH_SECONDS: u32 = 1;
/// As on every page: nothing from anywhere else.
const HEADERS: [(HeaderName, &str); 2] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
    ),
    (CACHE_CONTROL, "no-store"),
];

/// How far a demonstration has come. The play writes, the page reads.
pub(super) struct Reached {
    company: String,
    zone: Zone,
    from: Instant,
    until: Instant,
    now: AtomicI64,
    events: AtomicU64,
    voice: Voice,
}

impl Reached {
    pub(super) fn new(setting: &Setting, voice: Voice) -> Arc<Self> {
        Arc::new(Self {
            company: setting.company().to_owned(),
            zone: setting.zone().clone(),
            from: setting.from(),
            until: setting.until(),
            now: AtomicI64::new(setting.from().0),
            events: AtomicU64::new(0),
            voice,
        })
    }

    pub(super) fn reach(&self, now: Instant, tally: &Tally) {
        self.now.store(now.0, Ordering::Relaxed);
        self.events.store(tally.events, Ordering::Relaxed);
    }

    fn shown(&self) -> Progress {
        let now = Instant(self.now.load(Ordering::Relaxed));
        let share = Share::of(now.since(self.from), self.until.since(self.from));
        let (first, today) = (self.zone.date_of(self.from), self.zone.date_of(now));
        let day = first
            .until(today)
            .map(|span| i64::from(span.get_days()) + 1)
            .unwrap_or(1);
        let sentence = [
            ("day", day.into()),
            ("date", today.to_string().into()),
            ("events", self.events.load(Ordering::Relaxed).into()),
        ];
        Progress {
            title: self.voice.say_with(
                "demo-waiting-title",
                &[("company", self.company.as_str().into())],
            ),
            sentence: self.voice.say_with("demo-waiting-day", &sentence),
            share,
            share_words: format!("{}%", share.ten_thousandths() / 100),
            note: self.voice.say("demo-waiting-note"),
        }
    }
}

/// Serves nothing but the progress.
pub(super) fn router(reached: Arc<Reached>) -> Router {
    Router::new()
        .route("/assets/{name}", get(assets::asset_by_name))
        .fallback(page)
        .with_state(reached)
}

async fn page(State(reached): State<Arc<Reached>>) -> Response {
    let shown = reached.shown();
    let reader = Reader {
        voice: reached.voice,
        chose_language: false,
        theme: Theme::Auto,
        path: "/".to_owned(),
        flash: None,
        transport: Transport::Clear,
    };
    let mut frame = frame::bare_frame(&reader, &reached.company, &shown.title);
    // Nothing takes a choice of language yet.
    frame.languages.clear();
    frame.refresh_seconds = Some(REFRESH_SECONDS);
    (HEADERS, bare_page(&frame, progress(&shown))).into_response()
}
