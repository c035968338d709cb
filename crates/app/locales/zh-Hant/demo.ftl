### demonstration

demo-address = 示範公司在這裡：{ $url }（資料放在 { $path }）。正在準備，頁面會顯示進度。
demo-ready = 準備好了，用時 { $seconds } 秒：{ $events } 筆事件，{ $promises } 項承諾。
demo-sign-in = { "　" }{ $label }：{ $name }，{ $mail }
demo-password = 每個人的密碼：{ $password }
demo-bad-handbook = 規範有 { $count } 處錯誤。請執行：yinuo handbook check
demo-no-cast = { $name } 的規範旁邊沒有 demo.toml。
demo-cast-toml = demo.toml，{ $place }：{ $word }
demo-cast-name = demo.toml，{ $place }：規範和人物表裡都沒有「{ $word }」。
demo-cast-time = demo.toml，{ $place }：「{ $word }」不是這裡該寫的時間。
demo-cast-nobody = demo.toml：一個人也沒有。

demo-waiting-title = 正在準備{ $company }
demo-waiting-day = 第 { $day } 天，{ $date }：已記下 { $events } 件事
demo-waiting-note = 一家公司正以快轉工作幾個月。只要幾秒，隨後即可登入。
