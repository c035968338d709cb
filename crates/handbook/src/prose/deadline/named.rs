//! Times with a name: 立即, 當日, 次日, 下一個工作日.

use std::sync::LazyLock;

use crate::prose::letters::Letters;
use crate::prose::lexicon::Lexicon;

use super::{Deadline, Side, Within};

/// What a word that names a deadline means, and what makes something else of it.
struct Named {
    within: Within,
    not_before: &'static str,
    not_behind: &'static str,
}

/// 即時 is an adjective before what is done at once by nature, 馬上 says that something is near.
const NAMED: [(&str, Within, &str, &str); 8] = [
    (
        "立即 立刻 即刻 立马 当即",
        Within::Immediately,
        "性 起",
        "「 “ \" ‘ 『",
    ),
    (
        "即时",
        Within::Immediately,
        "通讯 通信 通话 通联 消息 信息 性 数据 状态 监控 监测 的 视频 聊天 战报 新闻 行情 资讯 到账 更新 显示 沟通 交互 \
         翻译 反映 转播 直播 影像 画面 语音 字幕 定位 路况 报价 库存 热线 在线 排名 榜单 播报 比分 查询 统计 图表 看板",
        "「 “ \" ‘ 『",
    ),
    (
        "马上",
        Within::Immediately,
        "到期 就 要 届满 期满 开始 结束 过期 将 满 来临 到来",
        "「 “ \" ‘ 『",
    ),
    (
        "当日 当天 同日 同天 即日",
        Within::SameDay,
        SAME_DAY_NOT_BEFORE,
        "「 “ \" ‘ 『 合",
    ),
    (
        "当个工作日 当工作日 同一工作日 同一个工作日 本工作日 当个营业日",
        Within::SameWorkingDay,
        "的 起",
        "",
    ),
    (
        "次日 翌日 隔日 隔天 次天",
        Within::NextDay,
        "起 达 的 计",
        "「 “ \" ‘ 『 隔",
    ),
    ("第二天 第二日", Within::NextDay, "起 的", ""),
    (
        "次工作日 次一工作日 次个工作日 次一个工作日 下一工作日 下一个工作日 下1个工作日 下个工作日 翌工作日 隔工作日 \
         次营业日 次一营业日 次一个营业日 下一营业日 下一个营业日 下个营业日 次工作天 次一工作天 下一工作天 下一个工作天 下个工作天",
        Within::NextWorkingDay,
        "起 的",
        "",
    ),
];

/// 當日的 and 當日值班 say which day is meant, not by when.
const SAME_DAY_NOT_BEFORE: &str = "起 的 值班 当班 在班 班次 班组 有效 工单 工作 数据 收到 新增 未";

static NAMES: LazyLock<Lexicon<Named>> = LazyLock::new(|| {
    Lexicon::new(
        NAMED
            .iter()
            .flat_map(|(words, within, not_before, not_behind)| {
                words
                    .split(' ')
                    .filter(|word| !word.is_empty())
                    .map(|word| {
                        (
                            word,
                            Named {
                                within: *within,
                                not_before,
                                not_behind,
                            },
                        )
                    })
            }),
    )
});

/// The named time at a place, and its end.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    let (named, end) = NAMES.find(letters, at)?;
    if letters.begins(end, named.not_before) || named.not_behind.contains(letters.before(at)) {
        return None;
    }
    let end = match named.within {
        Within::Immediately => end,
        _ => letters.skip(end, &["之内", "以内", "内"]),
    };
    Some((
        Deadline {
            within: named.within,
            side: Side::After,
        },
        end,
    ))
}

/// The letters with which a named time begins.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    NAMES.first_letters()
}
