//! A desk without a socket: requests go straight into the router.

use app::clock::{Clock, SeededEntropy};
use app::config::Config;
use app::http;
use app::state::AppState;
use app::stop::Stop;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use store::desk::sessions::{self, NewSession};
use testkit::world::World;
use tower::ServiceExt as _;
use worktime::micros;

/// A desk of the small company, at a time that stands still.
pub(crate) struct Desk {
    pub(crate) world: World,
    pub(crate) clock: Clock,
    pub(crate) state: AppState,
    router: Router,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let world = World::new();
        let clock = Clock::held_at(world.now);
        Self::of(world, clock, None, Stop::never())
    }

    /// A desk of a company that was prepared, perhaps with a server for mails.
    pub(crate) fn of(world: World, clock: Clock, smtp: Option<String>, stop: Stop) -> Self {
        let config = Config {
            base_url: "http://desk.example".to_owned(),
            data: world.folder().to_owned(),
            mail_from: "desk@desk.example".to_owned(),
            smtp,
            ..Config::default()
        };
        let entropy = Box::new(SeededEntropy::new(1));
        let state = AppState::new(
            world.store.clone(),
            world.org,
            clock.clone(),
            entropy,
            config,
            stop,
        )
        .unwrap();
        Self {
            world,
            clock,
            router: http::router(state.clone()),
            state,
        }
    }

    /// A request as a browser sends it from one of our pages.
    pub(crate) fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "desk.example")
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin")
    }

    /// The answer as it comes, for streams.
    pub(crate) async fn open(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.open(request).await;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = to_bytes(answer.into_body(), 64 << 20).await.unwrap();
        Answer {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// A page as somebody sees it; nobody in particular if the name is empty.
    pub(crate) async fn get(&self, who: &str, path: &str) -> Answer {
        let request = self
            .signed_in(self.request("GET", path), who)
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }

    /// A form as somebody sends it.
    pub(crate) async fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        let request = self.signed_in(self.request("POST", path), who);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(pairs.join("&"))).unwrap())
            .await
    }

    /// Adds the cookie of a session that was opened behind the form's back.
    pub(crate) fn signed_in(
        &self,
        request: axum::http::request::Builder,
        who: &str,
    ) -> axum::http::request::Builder {
        if who.is_empty() {
            return request;
        }
        let (org, person, now) = (self.world.org, self.world.person(who), self.clock.now());
        let token = token_of(who);
        let opened = self.world.store.write(move |door| {
            let expires_at = now.plus(micros::DAY);
            sessions::close(door, org, &token)?;
            sessions::open(
                door,
                org,
                &NewSession {
                    token: &token,
                    person,
                    now,
                    expires_at,
                },
            )
        });
        opened.unwrap();
        request.header(header::COOKIE, format!("yinuo_session={}", hex(&token)))
    }

    /// How many events the company has: what was refused adds none.
    pub(crate) fn events(&self) -> i64 {
        self.world.store.verify(self.world.org).unwrap().events
    }
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value of a cookie that the answer sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let lines = self
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|line| line.to_str().unwrap());
        let pairs = lines.filter_map(|line| line.split(';').next()?.split_once('='));
        pairs
            .filter(|(found, _)| *found == name)
            .map(|(_, value)| value.to_owned())
            .next()
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Each person's own token.
fn token_of(who: &str) -> [u8; 32] {
    std::array::from_fn(|index| who.bytes().cycle().nth(index).unwrap_or(1))
}
