//! Stylesheet, script and pictures, compiled in. An address with its hash may be kept for ever.

use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::error::AppError;
use crate::ui::shell::Assets;

/// Hex digits of the hash that stand in an address.
const HASH_DIGITS: usize = 16;
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FIVE_MINUTES: &str = "public, max-age=300";

struct Asset {
    name: &'static str,
    media_type: &'static str,
    text: &'static str,
    hash: String,
}

static ASSETS: LazyLock<[Asset; 4]> = LazyLock::new(|| {
    [
        asset(
            "yinuo.css",
            "text/css; charset=utf-8",
            include_str!("../../assets/yinuo.css"),
        ),
        asset(
            "yinuo.js",
            "text/javascript; charset=utf-8",
            include_str!("../../assets/yinuo.js"),
        ),
        asset(
            "icons.svg",
            "image/svg+xml",
            include_str!("../../assets/icons.svg"),
        ),
        asset(
            "seal.svg",
            "image/svg+xml",
            include_str!("../../assets/seal.svg"),
        ),
    ]
});

/// The addresses of stylesheet and script.
pub(crate) fn addresses() -> Assets {
    Assets {
        css: address("yinuo.css"),
        js: address("yinuo.js"),
    }
}

/// One of them.
pub(crate) async fn asset_by_name(
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let asset = find(&name).ok_or(AppError::NotFound)?;
    let has_hash = query
        .and_then(|query| query.strip_prefix("v=").map(str::to_owned))
        .as_deref()
        == Some(&asset.hash);
    let tag = format!("\"{}\"", asset.hash);
    let lasts = if has_hash { FOR_EVER } else { FIVE_MINUTES };
    let described = [(CACHE_CONTROL, lasts.to_owned()), (ETAG, tag.clone())];
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, described).into_response());
    }
    Ok((described, [(CONTENT_TYPE, asset.media_type)], asset.text).into_response())
}

fn asset(name: &'static str, media_type: &'static str, text: &'static str) -> Asset {
    let hash = blake3::hash(text.as_bytes())
        .to_hex()
        .chars()
        .take(HASH_DIGITS)
        .collect();
    Asset {
        name,
        media_type,
        text,
        hash,
    }
}

fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}

fn address(name: &str) -> String {
    find(name).map_or_else(String::new, |asset| {
        format!("/assets/{name}?v={}", asset.hash)
    })
}
