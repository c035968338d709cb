//! What a form posted, in either encoding, read strictly and within limits.

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use percent_encoding::percent_decode;
use tokio_stream::StreamExt as _;

use crate::error::{AppError, InputFault};
use crate::state::AppState;

/// All fields of a form together.
pub(crate) const FORM_BYTES_MAX: usize = 4 << 20;
/// One file.
pub(crate) const FILE_BYTES_MAX: usize = store::desk::files::FILE_BYTES_MAX;
/// A request. What is beyond the limits above is read and dropped up to here, so that the browser hears the answer.
pub(crate) const POSTED_BYTES_MAX: usize = 64 << 20;
/// Fields and files of a form.
const FIELDS_MAX: usize = 2_000;
/// Longest name of a file that is kept, in characters.
const FILE_NAME_MAX: usize = 200;

/// A posted form.
#[derive(Debug, Default)]
pub(crate) struct Posted {
    fields: Vec<(String, String)>,
    files: Vec<PostedFile>,
    /// Fields whose file was too large.
    too_large: Vec<String>,
}

/// A posted file.
#[derive(Debug)]
pub(crate) struct PostedFile {
    /// Name of its field.
    pub(crate) field: String,
    /// Its own name, without folders.
    pub(crate) name: String,
    /// What the browser takes it for.
    pub(crate) media_type: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

impl Posted {
    /// The value of a field; nothing if it wasn't posted.
    pub(crate) fn text(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Whether a field was posted.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// All fields in the order of the form.
    pub(crate) fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The revision of the record that the form saw.
    pub(crate) fn revision(&self) -> Option<i64> {
        self.text("revision").parse().ok()
    }

    /// Whether a field's file was too large, so that the form can say so beside the field.
    pub(crate) fn is_too_large(&self, field: &str) -> bool {
        self.too_large.iter().any(|name| name == field)
    }

    /// Takes a field's files out.
    ///
    /// # Errors
    /// When one of them was too large.
    pub(crate) fn take_files(&mut self, field: &str) -> Result<Vec<PostedFile>, AppError> {
        if self.is_too_large(field) {
            return Err(AppError::TooLarge {
                limit_bytes: FILE_BYTES_MAX as u64,
            });
        }
        let (taken, rest) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|file| file.field == field);
        self.files = rest;
        Ok(taken)
    }

    /// A form with these fields, for tests and for pages that are filled beforehand.
    pub(crate) fn of_fields(fields: Vec<(String, String)>) -> Self {
        Self {
            fields,
            ..Self::default()
        }
    }
}

impl FromRequest<AppState> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let media_type = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if media_type.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state)
                .await
                .map_err(|_| malformed())?;
            return read_parts(parts).await;
        }
        let bytes = read_body(request.into_body()).await?;
        Ok(Self::of_fields(read_pairs(&bytes)?))
    }
}

async fn read_body(body: Body) -> Result<Vec<u8>, AppError> {
    let mut stream = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let chunk: Bytes = chunk.map_err(|_| malformed())?;
        seen += chunk.len();
        if seen <= FORM_BYTES_MAX {
            kept.extend_from_slice(&chunk);
        } else if seen > POSTED_BYTES_MAX {
            break;
        }
    }
    if seen > FORM_BYTES_MAX {
        return Err(AppError::TooLarge {
            limit_bytes: FORM_BYTES_MAX as u64,
        });
    }
    Ok(kept)
}

fn read_pairs(bytes: &[u8]) -> Result<Vec<(String, String)>, AppError> {
    let mut fields = Vec::new();
    for pair in bytes
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
    {
        if fields.len() == FIELDS_MAX {
            return Err(AppError::BadInput(InputFault::TooManyFields));
        }
        let split = pair
            .iter()
            .position(|byte| *byte == b'=')
            .unwrap_or(pair.len());
        let (name, value) = pair.split_at(split);
        fields.push((
            decoded(name)?,
            decoded(value.strip_prefix(b"=").unwrap_or_default())?,
        ));
    }
    Ok(fields)
}

fn decoded(part: &[u8]) -> Result<String, AppError> {
    let spaced: Vec<u8> = part
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    text(bytes)
}

async fn read_parts(mut parts: Multipart) -> Result<Posted, AppError> {
    let mut posted = Posted::default();
    let mut fields_bytes = 0;
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        if posted.fields.len() + posted.files.len() == FIELDS_MAX {
            return Err(AppError::BadInput(InputFault::TooManyFields));
        }
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file_name) = part.file_name().map(base_name) else {
            let bytes = read_part(part, FORM_BYTES_MAX - fields_bytes).await?;
            let bytes = bytes.ok_or(AppError::TooLarge {
                limit_bytes: FORM_BYTES_MAX as u64,
            })?;
            fields_bytes += bytes.len();
            posted.fields.push((name, text(bytes)?));
            continue;
        };
        let media_type = part
            .content_type()
            .unwrap_or("application/octet-stream")
            .to_owned();
        match read_part(part, FILE_BYTES_MAX).await? {
            // A file input in which nothing was chosen.
            Some(bytes) if bytes.is_empty() && file_name.is_empty() => {}
            Some(bytes) => posted.files.push(PostedFile {
                field: name,
                name: file_name,
                media_type,
                bytes,
            }),
            None => posted.too_large.push(name),
        }
    }
    Ok(posted)
}

/// A part's bytes; none if it has more than allowed.
async fn read_part(mut part: Field<'_>, bytes_max: usize) -> Result<Option<Vec<u8>>, AppError> {
    let (mut kept, mut seen) = (Vec::new(), 0_usize);
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        seen = seen.saturating_add(chunk.len());
        if seen <= bytes_max {
            kept.extend_from_slice(&chunk);
        } else {
            kept = Vec::new();
        }
    }
    Ok((seen <= bytes_max).then_some(kept))
}

fn broken(error: axum::extract::multipart::MultipartError) -> AppError {
    match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge {
            limit_bytes: POSTED_BYTES_MAX as u64,
        },
        _ => malformed(),
    }
}

fn malformed() -> AppError {
    AppError::BadInput(InputFault::Malformed)
}

fn text(bytes: Vec<u8>) -> Result<String, AppError> {
    // Browsers end lines as in mails; everything of ours ends them as in files.
    let text = String::from_utf8(bytes).map_err(|_| AppError::BadInput(InputFault::NotUtf8))?;
    Ok(if text.contains('\r') {
        text.replace("\r\n", "\n")
    } else {
        text
    })
}

/// The last part of a name, whatever separates folders where it comes from.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|letter| !letter.is_control())
        .take(FILE_NAME_MAX)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_browsers_write_them() {
        let fields = read_pairs("a=%E4%B8%80+b&c=&d&a=2".as_bytes()).unwrap();
        let posted = Posted::of_fields(fields);
        assert_eq!(posted.text("a"), "一 b");
        assert_eq!(
            posted.fields().last(),
            Some(&("a".to_owned(), "2".to_owned()))
        );
        assert!(posted.has("d") && posted.text("d").is_empty() && !posted.has("e"));
    }

    #[test]
    fn what_is_not_utf8_is_refused() {
        assert!(matches!(
            read_pairs(b"a=%FF"),
            Err(AppError::BadInput(InputFault::NotUtf8))
        ));
        assert!(matches!(
            read_pairs(b"\xC3=1"),
            Err(AppError::BadInput(InputFault::NotUtf8))
        ));
    }

    #[test]
    fn a_file_s_name_has_no_folders() {
        assert_eq!(base_name("C:\\a\\報告.pdf"), "報告.pdf");
        assert_eq!(base_name("../../etc/passwd"), "passwd");
        assert_eq!(base_name("a\u{0}b\n"), "ab");
    }
}
