### 案件流程圖上的字，以及畫圖時的回答

graph-title = { $record }辦理流程
graph-subtitle = 《{ $book }》{ $version }
graph-opening = 登記
graph-every-open = 每個未了結的狀態
graph-every-open-but = 「{ $states }」以外，每個未了結的狀態
graph-not-by = { $who }除外
graph-recorded-by = { $who }可代記
graph-form = 《{ $form }》
graph-note = 寫明原因
graph-opens = 另立{ $record }
graph-clocks = 時限
graph-clock-begins = 起算
graph-clock-kept = 兌現
graph-clock = 自{ $begins }起，到{ $kept }為止。
graph-clock-counted = 自{ $begins }起，從{ $field }算，到{ $kept }為止。
graph-clock-pauses = { $states }時停錶。
graph-gates = 先決條件
graph-sentence = { $from }：{ $step }（{ $by }），到{ $to }。
graph-sentence-opening = { $step }（{ $by }），到{ $to }。

graph-unknown-record = 手冊裡沒有「{ $word }」這種案件。
graph-known-records = 有的是：{ $known }
graph-no-record = 這本手冊沒有訂案件，無圖可畫。
graph-too-large = 「{ $record }」太大，畫出來也看不清：狀態最多{ $states }個，連線最多{ $ways }條。請把它分成幾種案件。
graph-one-file = 手冊有{ $count }種案件，一個檔案放不下。請用 --record 指定一種，或讓 --output 指向資料夾。
