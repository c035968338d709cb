//! Hands mails in by SMTP, or puts them into a folder where no server is set up.

use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use worktime::Instant;

use crate::config::Config;
use crate::error::AppError;

/// How long a server may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// Folder of the data in which mails without a server are put.
const FOLDER: &str = "mail";

/// A mail to one person.
#[derive(Clone)]
pub(crate) struct Letter {
    /// Names it for ever: a server that gets it twice can tell.
    pub(crate) key: String,
    pub(crate) to_name: String,
    pub(crate) to_mail: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// When it is sent.
    pub(crate) at: Instant,
}

/// The way out for mails.
pub(crate) struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl Mailer {
    /// The way that the set-up names.
    ///
    /// # Errors
    /// When an address in it is malformed.
    pub(crate) fn of(config: &Config) -> Result<Self, AppError> {
        let from = config.mail_from.parse().map_err(fault)?;
        let way = match &config.smtp {
            Some(url) => {
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(fault)?;
                Way::Smtp(Box::new(builder.timeout(Some(ANSWER_WITHIN)).build()))
            }
            None => Way::Folder(config.data.join(FOLDER)),
        };
        Ok(Self { from, way })
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// [`AppError::Mail`] when the address is malformed or the server refuses.
    pub(crate) async fn send(&self, letter: Letter) -> Result<(), AppError> {
        let key = file_name(&letter.key);
        let message = self.message(letter)?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(|_| ()).map_err(fault),
            Way::Folder(folder) => {
                tokio::fs::create_dir_all(folder).await.map_err(fault)?;
                tokio::fs::write(folder.join(format!("{key}.eml")), message.formatted())
                    .await
                    .map_err(fault)
            }
        }
    }

    fn message(&self, letter: Letter) -> Result<Message, AppError> {
        let address: Address = letter.to_mail.parse().map_err(fault)?;
        let domain = self.from.email.domain();
        let micros = u64::try_from(letter.at.0).unwrap_or_default();
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.to_name), address))
            .subject(letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(format!("<{}@{domain}>", file_name(&letter.key))))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text)
            .map_err(fault)
    }
}

/// A key with nothing in it that a file's name or a mail's id couldn't hold.
fn file_name(key: &str) -> String {
    key.chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || letter == '-' {
                letter
            } else {
                '.'
            }
        })
        .collect()
}

fn fault(error: impl fmt::Display) -> AppError {
    AppError::Mail(error.to_string())
}

impl fmt::Debug for Mailer {
    /// Without the server's address, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.way {
            Way::Smtp(_) => "Mailer(smtp)",
            Way::Folder(_) => "Mailer(folder)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            key: "0190:3".to_owned(),
            to_name: "林怡君".to_owned(),
            to_mail: "lin@desk.example".to_owned(),
            subject: "有一件事\r\nBcc: evil@evil.example".to_owned(),
            text: "您好：\n第一行。\n".to_owned(),
            at: Instant(1_790_000_000_000_000),
        }
    }

    #[tokio::test]
    async fn without_a_server_mails_are_put_into_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().to_owned(),
            mail_from: "desk@desk.example".to_owned(),
            ..Config::default()
        };
        Mailer::of(&config).unwrap().send(letter()).await.unwrap();
        let text = std::fs::read_to_string(folder.path().join("mail/0190.3.eml")).unwrap();
        assert!(text.contains("Message-ID: <0190.3@desk.example>"), "{text}");
        assert!(text.contains("lin@desk.example"), "{text}");
        // What was typed into a subject can't become a header.
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")), "{text}");
    }

    #[test]
    fn a_malformed_address_is_an_error_not_a_fall() {
        let config = Config {
            mail_from: "nobody".to_owned(),
            ..Config::default()
        };
        assert!(matches!(Mailer::of(&config), Err(AppError::Mail(_))));
    }
}
