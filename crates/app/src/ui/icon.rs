//! The outline icons of the sprite `assets/icons.svg`, drawn by Tabler.

use maud::{Markup, html};

/// Where the sprite is served.
const SPRITE: &str = "/assets/icons.svg";

/// An icon that the sprite holds; the name is Tabler's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the picture that its name says")]
pub(crate) enum Icon {
    AlertTriangle,
    ArrowBackUp,
    ArrowRight,
    Book2,
    Building,
    CalendarCheck,
    CalendarTime,
    ChartBar,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Dots,
    Download,
    Eye,
    FileText,
    Filter,
    Inbox,
    InfoCircle,
    Keyboard,
    ListDetails,
    Lock,
    Logout,
    Mail,
    MailOff,
    Message,
    MessageReport,
    Moon,
    Note,
    Paperclip,
    Pencil,
    Phone,
    PhonePlus,
    PlayerPause,
    PlayerPlay,
    Plus,
    Refresh,
    Search,
    Send,
    Settings,
    ShieldCheck,
    SunHigh,
    Table,
    Tag,
    Template,
    User,
    UserOff,
    UserPlus,
    UserShare,
    Users,
    World,
    X,
}

impl Icon {
    /// The symbol's id in the sprite.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Icon::AlertTriangle => "alert-triangle",
            Icon::ArrowBackUp => "arrow-back-up",
            Icon::ArrowRight => "arrow-right",
            Icon::Book2 => "book-2",
            Icon::Building => "building",
            Icon::CalendarCheck => "calendar-check",
            Icon::CalendarTime => "calendar-time",
            Icon::ChartBar => "chart-bar",
            Icon::Check => "check",
            Icon::ChevronDown => "chevron-down",
            Icon::ChevronLeft => "chevron-left",
            Icon::ChevronRight => "chevron-right",
            Icon::ChevronUp => "chevron-up",
            Icon::Clock => "clock",
            Icon::Dots => "dots",
            Icon::Download => "download",
            Icon::Eye => "eye",
            Icon::FileText => "file-text",
            Icon::Filter => "filter",
            Icon::Inbox => "inbox",
            Icon::InfoCircle => "info-circle",
            Icon::Keyboard => "keyboard",
            Icon::ListDetails => "list-details",
            Icon::Lock => "lock",
            Icon::Logout => "logout",
            Icon::Mail => "mail",
            Icon::MailOff => "mail-off",
            Icon::Message => "message",
            Icon::MessageReport => "message-report",
            Icon::Moon => "moon",
            Icon::Note => "note",
            Icon::Paperclip => "paperclip",
            Icon::Pencil => "pencil",
            Icon::Phone => "phone",
            Icon::PhonePlus => "phone-plus",
            Icon::PlayerPause => "player-pause",
            Icon::PlayerPlay => "player-play",
            Icon::Plus => "plus",
            Icon::Refresh => "refresh",
            Icon::Search => "search",
            Icon::Send => "send",
            Icon::Settings => "settings",
            Icon::ShieldCheck => "shield-check",
            Icon::SunHigh => "sun-high",
            Icon::Table => "table",
            Icon::Tag => "tag",
            Icon::Template => "template",
            Icon::User => "user",
            Icon::UserOff => "user-off",
            Icon::UserPlus => "user-plus",
            Icon::UserShare => "user-share",
            Icon::Users => "users",
            Icon::World => "world",
            Icon::X => "x",
        }
    }
}

/// An icon of 18 px beside words; readers of the page by ear never meet it.
pub(crate) fn icon(icon: Icon) -> Markup {
    html! { svg.icon aria-hidden="true" { use href={ (SPRITE) "#" (icon.name()) } {} } }
}

/// The same at 15 px, inside buttons and meta lines.
pub(crate) fn small_icon(icon: Icon) -> Markup {
    html! { svg.icon.small aria-hidden="true" { use href={ (SPRITE) "#" (icon.name()) } {} } }
}
