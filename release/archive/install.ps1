# Looks for a Python that the archive serves, lets install.py do the work, and makes the Start Menu entries.
# Called by install.cmd. Written for Windows PowerShell 5.1 and later; plain ASCII, because 5.1 reads no UTF-8 here.
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$menu = Join-Path ([Environment]::GetFolderPath('Programs')) 'legal-assist'
$base = Join-Path ([Environment]::GetFolderPath('LocalApplicationData')) 'legal-assist-program'
$removing = $args -contains '--uninstall'

function Test-Python([string] $program, [string[]] $first) {
    # 'None', or the version when the archive serves it. The stub of the Microsoft Store prints nothing and fails.
    try {
        $told = & $program @first '-c' 'import sys, struct; print(sys.version_info[0], sys.version_info[1], struct.calcsize(str(chr(80))) * 8)' 2>$null
    } catch {
        return $null
    }
    if ($LASTEXITCODE -ne 0 -or -not $told) { return $null }
    $parts = ([string] $told).Trim().Split(' ')
    if ($parts.Length -ne 3) { return $null }
    $version = $parts[0] + '.' + $parts[1]
    $script:seen += ($version + ' (' + $parts[2] + '-bit)')
    $list = Join-Path $here ('wheels\requirements-' + $version + '.txt')
    if ($parts[2] -eq '64' -and (Test-Path -LiteralPath $list)) { return $version }
    return $null
}

$seen = @()
$chosen = $null
$candidates = @()
foreach ($version in '3.13', '3.12', '3.11', '3.14') { $candidates += , @('py', ('-' + $version)) }
$candidates += , @('py', '-3')
$candidates += , @('python')
$candidates += , @('python3')
foreach ($candidate in $candidates) {
    $first = @($candidate | Select-Object -Skip 1)
    if (Test-Python $candidate[0] $first) {
        $chosen = $candidate
        break
    }
}

if ($null -eq $chosen) {
    $served = (Get-ChildItem -LiteralPath (Join-Path $here 'wheels') -Filter 'requirements-*.txt' |
        ForEach-Object { $_.BaseName.Substring(13) }) -join ', '
    $there = ($seen | Select-Object -Unique) -join ', '
    if (-not $there) { $there = '-' }
    Write-Host "Python yang cocok tidak ditemukan. Perlu Python 64-bit, salah satu dari: $served"
    Write-Host "Yang ada di komputer ini: $there"
    Write-Host 'Pasang Python untuk Windows (64-bit) dari python.org, lalu jalankan install.cmd lagi. Belum ada yang diubah.'
    Write-Host "  (No suitable Python was found. Needed is a 64-bit Python, one of: $served"
    Write-Host "  On this computer: $there"
    Write-Host '  Install Python for Windows (64-bit) from python.org and run install.cmd again. Nothing was changed.)'
    exit 1
}

$first = @($chosen | Select-Object -Skip 1)
& $chosen[0] @first '-I' '-X' 'utf8' (Join-Path $here 'install.py') @args
$code = $LASTEXITCODE
if ($code -ne 0) { exit $code }

if ($removing) {
    if (Test-Path -LiteralPath $menu) { Remove-Item -LiteralPath $menu -Recurse -Force }
    exit 0
}

function Add-Entry([string] $name, [string] $target, [string] $words, [string] $about) {
    $link = $shell.CreateShortcut((Join-Path $menu ($name + '.lnk')))
    $link.TargetPath = $target
    $link.Arguments = $words
    $link.WorkingDirectory = [Environment]::GetFolderPath('UserProfile')
    $link.Description = $about
    $link.Save()
}

try {
    New-Item -ItemType Directory -Force -Path $menu | Out-Null
    $shell = New-Object -ComObject WScript.Shell
    Add-Entry 'legal-assist' (Join-Path $base 'legal-assist.cmd') '' 'Layar kerja / the screen'
    Add-Entry 'legal-assist - perintah' (Join-Path $base 'legal-assist-perintah.cmd') '' 'Perintah / commands'
    Add-Entry 'legal-assist - copot' (Join-Path $base 'legal-assist-copot.cmd') '' 'Copot program / remove the program'
} catch {
    Write-Host 'Program terpasang, tetapi menu Start tidak dapat diisi. Buka program dengan klik dua kali pada:'
    Write-Host ('  ' + (Join-Path $base 'legal-assist.cmd'))
    Write-Host '  (The program is installed, but the Start Menu could not be filled. Open it with the file above.)'
}
exit 0
