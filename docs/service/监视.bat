@echo off
chcp 65001 >nul
rem 双击运行：监视收件箱，直到关上这个窗口或按 Ctrl-C。
rem 只改下面一行：收件箱的位置。
set INBOX=D:\绩效\收件箱

set PYTHONUTF8=1
:again
python -m xlforms watch "%INBOX%"
if errorlevel 3 (
  echo 监视停止了，30 秒后再试。要退出，请关上这个窗口。
  timeout /t 30 >nul
  goto again
)
