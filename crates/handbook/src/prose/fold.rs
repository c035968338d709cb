//! Letters in one form: Traditional as Simplified, full-width as ASCII, capitals as small ones.

use std::sync::LazyLock;

/// Each letter with its Simplified form, for every Simplified letter of the words that are looked
/// for. A test compares them with the tables of OpenCC.
const TRADITIONAL: &str = "丟丢 亞亚 佈布 來来 侷局 係系 個个 備备 傢家 傳传 價价 億亿 償偿 內内 兩两 冊册 凍冻 別别 則则 剋克 創创 劃划 勁劲 動动 務务 勢势 匯汇 區区 協协 卽即 厤历 叄叁 \
     叢丛 員员 問问 單单 噸吨 噹当 嚮向 嚴严 國国 圍围 圓圆 圖图 團团 執执 報报 場场 塊块 墰坛 壇坛 壓压 壜坛 學学 實实 審审 寬宽 將将 專专 對对 導导 屆届 屢屡 層层 \
     屬属 崗岗 嵗岁 師师 帶带 幣币 幾几 庫库 張张 彆别 彔录 彙汇 後后 徑径 從从 復复 態态 慶庆 憑凭 憲宪 應应 戰战 戶户 捨舍 捲卷 揚扬 換换 損损 撐撑 擊击 擔担 據据 \
     攝摄 攤摊 敎教 數数 斷断 於于 昇升 時时 曆历 曏向 曠旷 曬晒 書书 會会 査查 條条 業业 樂乐 標标 樣样 機机 檔档 檢检 檯台 權权 歐欧 歲岁 歷历 殺杀 氣气 決决 沒没 \
     況况 減减 測测 準准 溝沟 溫温 滅灭 滙汇 滿满 漢汉 濟济 瀏浏 灣湾 為为 無无 熱热 燈灯 營营 爲为 狀状 獨独 現现 環环 畫画 畵画 當当 發发 監监 盤盘 確确 碼码 祕秘 \
     禮礼 種种 稱称 積积 筆笔 箇个 節节 範范 簡简 簽签 籤签 糰团 糾纠 紀纪 約约 級级 紛纷 紮扎 細细 組组 結结 統统 經经 綜综 綠绿 綫线 維维 綱纲 網网 緑绿 線线 編编 \
     練练 縮缩 總总 績绩 織织 繫系 續续 纍累 纔才 罈坛 罎坛 罰罚 義义 習习 聞闻 聯联 聲声 職职 脩修 腳脚 臨临 臺台 與与 舘馆 華华 萬万 蓆席 藍蓝 處处 號号 衕同 裏里 \
     補补 裝装 裡里 製制 複复 覈核 見见 規规 視视 覽览 觀观 訂订 計计 訊讯 訓训 託托 記记 訪访 許许 訴诉 証证 評评 詞词 詢询 試试 話话 該该 誌志 認认 語语 誤误 說说 \
     説说 課课 調调 談谈 請请 論论 諮咨 諾诺 謂谓 講讲 證证 識识 譯译 議议 譽誉 讀读 變变 讓让 貝贝 負负 財财 責责 貳贰 貴贵 費费 貼贴 資资 賠赔 賬账 賽赛 跡迹 踰逾 \
     蹟迹 蹤踪 軟软 較较 輕轻 輛辆 輪轮 轉转 辦办 農农 迴回 這这 連连 週周 進进 過过 達达 遲迟 遷迁 選选 邊边 釋释 釐厘 釦扣 鈡钟 錄录 錢钱 録录 錶表 鍾钟 鎊镑 鎖锁 \
     鐘钟 鑑鉴 鑒鉴 長长 門门 閉闭 開开 間间 閤合 閱阅 閲阅 闆板 關关 陞升 陸陆 隊队 階阶 際际 險险 隻只 雙双 電电 靜静 韆千 響响 頁页 頂顶 項项 順顺 須须 預预 領领 \
     頭头 頻频 題题 額额 願愿 類类 顧顾 顯显 風风 颱台 飛飞 飯饭 飽饱 餅饼 餘余 館馆 饋馈 馬马 驗验 驟骤 體体 髮发 鬚须 魚鱼 麪面 麫面 麵面 黃黄 點点 齊齐 齡龄 齣出";

static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pairs = TRADITIONAL.split_whitespace().filter_map(|pair| {
        let mut letters = pair.chars();
        Some((letters.next()?, letters.next()?))
    });
    let mut pairs: Vec<(char, char)> = pairs.collect();
    pairs.sort_unstable();
    pairs
});

/// A letter in the form in which the rules are written. Letters that no rule knows stay.
pub(super) fn fold(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        // A Chinese comma ends a part of a sentence, while an ASCII one may stand within a number.
        '，' => c,
        '！'..='～' => {
            let ascii = u32::from(c) - u32::from('！') + u32::from('!');
            char::from_u32(ascii).unwrap_or(c).to_ascii_lowercase()
        }
        '￥' => '¥',
        '\u{4E00}'..='\u{9FFF}' => {
            let found = SIMPLIFIED.binary_search_by_key(&c, |(traditional, _)| *traditional);
            let pair = found.ok().and_then(|place| SIMPLIFIED.get(place));
            pair.map_or(c, |(_, simplified)| *simplified)
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;

    use super::*;

    /// The rooms with the words that are looked for.
    const ROOMS: [&str; 15] = [
        include_str!("amount.rs"),
        include_str!("comparison.rs"),
        include_str!("deadline.rs"),
        include_str!("deadline/named.rs"),
        include_str!("deadline/window.rs"),
        include_str!("form_name.rs"),
        include_str!("frequency.rs"),
        include_str!("number.rs"),
        include_str!("passed_over.rs"),
        include_str!("percent.rs"),
        include_str!("prohibition.rs"),
        include_str!("role.rs"),
        include_str!("threshold.rs"),
        include_str!("unit.rs"),
        include_str!("unit/words.rs"),
    ];

    #[test]
    fn every_letter_of_the_words_is_known_in_traditional() {
        let converter = OpenCC::from_config(BuiltinConfig::T2s).expect("the tables are there");
        let code = ROOMS.iter().flat_map(|room| room.lines());
        let code = code.filter(|line| !line.trim_start().starts_with("//"));
        let used: HashSet<char> = code.flat_map(str::chars).collect();
        for c in '\u{4E00}'..='\u{9FFF}' {
            let simplified = converter.convert(&c.to_string());
            let simplified = simplified.chars().next().expect("a letter");
            if used.contains(&simplified) {
                assert_eq!(fold(c), simplified, "{c} is {simplified}");
            }
        }
    }
}
