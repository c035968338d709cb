### replay

replay-bad-row = 第 { $line } 行：{ $fault }
replay-more-bad-rows = ……另有 { $count } 行未收入。
replay-log = 案件 { $cases } 宗，收入事件 { $events } 件，略去 { $bad } 行，經手人 { $resources } 位；寫下事件 { $written } 筆。
replay-all-promises = 全部承諾
replay-promises = { $name }：立下 { $opened }，如期 { $kept }，遲了才兌現 { $late }，未兌現 { $missed }，尚在進行 { $running }，免除或作廢 { $dropped }；始終沒有答覆 { $unanswered }。
replay-lateness = { "　" }遲了多久（工作時間）：半數不超過 { $p50 }，九成 { $p90 }，九成五 { $p95 }，九成九 { $p99 }，最久 { $most }。
replay-speed = 用時 { $seconds } 秒，每秒 { $rate } 件，記憶體最多 { $memory } MiB。
replay-and = { "、" }

replay-row-missing-column = 缺少欄「{ $detail }」。
replay-row-not-utf8 = 欄「{ $detail }」不是 UTF-8。
replay-row-empty-case = 沒有案件編號。
replay-row-bad-time = 「{ $detail }」不合對照檔所寫的時間格式。
replay-row-skipped-time = 「{ $detail }」並不存在：當時鐘撥快，跳過了這一刻。
replay-row-far-time = 「{ $detail }」超出行事曆所知的年份。
replay-row-unknown-activity = 對照檔沒有說明「{ $detail }」是什麼。
replay-row-unclosed-quote = 引號有開無閉。
replay-row-too-long = 這一行太長。
replay-row-refused = 規範不允許：{ $detail }。

replay-refused-not-found = 沒有這樣東西
replay-refused-stale = 案件已有變動
replay-refused-wrong-state = 案件此時的狀態不能走這一步
replay-refused-done = 案件已了結
replay-refused-not-yours = 沒有人擔任這個崗位
replay-refused-shut-out = 須迴避
replay-refused-gate = 前提尚未具備
replay-refused-missing = 必填欄位是空的
replay-refused-bad-value = 填寫的值不合格式
replay-refused-note-missing = 須寫明理由
replay-refused-form-rule = 表單的要求沒有滿足
replay-refused-empty = 內容是空的
replay-refused-too-long = 太長
replay-refused-bad-time = 不可能發生在那個時候
replay-refused-taken = 已經有了
replay-refused-unknown-name = 規範裡沒有
replay-refused-last-holder = 這個崗位必須有人
replay-refused-too-deep = 後果互相觸發，沒有盡頭
replay-refused-undatable = 算不出到期時間

replay-no-columns = 記錄裡沒有這些欄：{ $names }。請用 --columns 或在對照檔裡寫明欄名。
replay-bad-handbook = 規範有 { $count } 處錯誤。請執行：yinuo handbook check

replay-map-toml = 對照檔讀不出來：{ $word }
replay-map-columns = --columns { $word }：寫法應為 case=…,activity=…,time=…,resource=…
replay-map-no-column = --columns 和對照檔都沒有說哪一欄是 { $word }。
replay-map-unknown-record = 規範裡沒有案件類型 { $word }。
replay-map-of-client = 案件類型 { $word } 屬於客戶，而記錄裡沒有客戶。
replay-map-unknown-zone = 沒有時區 { $word }。寫法如 Europe/Rome。
replay-map-unknown-step = 「{ $activity }」：這類案件沒有步驟 { $step }。
