//! Every route keeps its door, and every answer its headers.

use app::http::{Door, RouteName, Verb, route_list};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::desk::Desk;

/// A path with something in the place of each parameter.
fn path_of(route: &RouteName) -> String {
    let part = |part: &'static str| {
        if part.starts_with('{') {
            "00000000-0000-7000-8000-000000000000"
        } else {
            part
        }
    };
    route
        .path
        .split('/')
        .map(part)
        .collect::<Vec<_>>()
        .join("/")
}

#[tokio::test]
async fn without_a_session_every_page_leads_to_signing_in_and_every_act_is_refused() {
    let desk = Desk::new();
    let mut seen = 0;
    for route in route_list()
        .into_iter()
        .filter(|route| route.door != Door::Open)
    {
        let path = path_of(&route);
        match route.verb {
            Verb::Get => {
                let answer = desk.get("", &path).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
                assert!(
                    answer.location().starts_with("/sign-in"),
                    "{path} leads to {}",
                    answer.location()
                );
            }
            Verb::Post => {
                let answer = desk.post("", &path, &[("x", "1")]).await;
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
                assert!(answer.text.contains("/sign-in?back="), "{path}");
            }
        }
        seen += 1;
    }
    assert!(seen > 20, "{seen} routes are behind a door");
}

#[tokio::test]
async fn for_a_client_s_contact_the_pages_of_staff_do_not_exist() {
    let desk = Desk::new();
    for route in route_list()
        .into_iter()
        .filter(|route| route.door == Door::Staff)
    {
        let path = path_of(&route);
        let answer = match route.verb {
            Verb::Get => desk.get("contact", &path).await,
            Verb::Post => desk.post("contact", &path, &[]).await,
        };
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn no_route_falls_over_when_somebody_knocks() {
    let desk = Desk::new();
    for route in route_list() {
        let path = path_of(&route);
        if path == "/live" {
            continue; // An open stream, which has no end to wait for.
        }
        for who in ["", "agent", "head", "contact", "admin"] {
            let answer = match route.verb {
                Verb::Get => desk.get(who, &path).await,
                Verb::Post => desk.post(who, &path, &[]).await,
            };
            assert!(
                !answer.status.is_server_error(),
                "{path} as {who:?}: {} {}",
                answer.status,
                answer.text
            );
        }
    }
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_and_nothing_is_written() {
    let desk = Desk::new();
    let before = desk.events();
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![],
    ] {
        let mut request = Request::builder()
            .method("POST")
            .uri("/people/invitations")
            .header(header::HOST, "desk.example");
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        let request = desk
            .signed_in(request, "head")
            .header(header::ACCEPT_LANGUAGE, "zh-TW");
        let body = Body::from("name=Eve&mail=eve%40evil.example&lang=en");
        let answer = desk.send(request.body(body).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(
            answer.text.contains("這張表單不是從本站送出的"),
            "{}",
            answer.text
        );
        assert!(!answer.text.contains("Eve"));
    }
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let desk = Desk::new();
    for path in [
        "/sign-in",
        "/nowhere",
        "/assets/yinuo.css",
        "/health",
        "/day",
    ] {
        let answer = desk.get("", path).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert_eq!(
            answer.headers[header::X_CONTENT_TYPE_OPTIONS],
            "nosniff",
            "{path}"
        );
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
    let page = desk.get("", "/sign-in").await;
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert!(
        !page.text.contains("style=") && !page.text.contains("<style"),
        "a style inside the page"
    );
}

#[tokio::test]
async fn assets_are_kept_under_their_hash_and_asked_for_otherwise() {
    let desk = Desk::new();
    let page = desk.get("", "/sign-in").await;
    let address = page
        .text
        .split("href=\"")
        .find(|part| part.starts_with("/assets/yinuo.css"))
        .unwrap();
    let address = address.split('"').next().unwrap();
    let hashed = desk.get("", address).await;
    assert!(
        hashed.headers[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .contains("immutable"),
        "{address}"
    );
    let plain = desk.get("", "/assets/icons.svg").await;
    assert_eq!(plain.headers[header::CACHE_CONTROL], "public, max-age=300");
    let known = desk
        .request("GET", "/assets/icons.svg")
        .header(header::IF_NONE_MATCH, &plain.headers[header::ETAG]);
    let again = desk.send(known.body(Body::empty()).unwrap()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(
        desk.get("", "/assets/nothing.js").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn pages_are_sent_compressed_to_who_takes_it() {
    let desk = Desk::new();
    let request = desk
        .request("GET", "/sign-in")
        .header(header::ACCEPT_ENCODING, "gzip")
        .body(Body::empty())
        .unwrap();
    assert_eq!(
        desk.send(request).await.headers[header::CONTENT_ENCODING],
        "gzip"
    );
}
