@echo off
rem Memasang legal-assist tanpa jaringan: klik dua kali. Installs legal-assist without a network: double-click.
rem   install.cmd --uninstall   copot, perkara tidak disentuh / remove, cases are not touched
rem The PowerShell policy is set aside for this one script and this one run; nothing in the system is changed.
setlocal
if not exist "%~dp0install.ps1" goto unpacked
if not exist "%~dp0wheels" goto unpacked
powershell.exe -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
set code=%ERRORLEVEL%
if "%code%"=="9009" goto nopowershell
goto done

:unpacked
echo Arsip belum diekstrak. Klik kanan berkas .zip, pilih "Extract All...", lalu buka install.cmd dari folder hasilnya.
echo   (The archive is not unpacked yet. Right-click the .zip, choose "Extract All...", then open install.cmd there.)
set code=1
goto done

:nopowershell
echo PowerShell tidak ditemukan. Bila Python ada, jalankan dari folder ini:  py -I -X utf8 install.py
echo   (PowerShell was not found. If Python is there, run from this folder:  py -I -X utf8 install.py)
set code=1

:done
if not defined LEGAL_ASSIST_NO_PAUSE pause
exit /b %code%
