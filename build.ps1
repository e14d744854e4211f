#Requires -Version 5.1
<#
.SYNOPSIS
    Calls dotnet, which holds all build logic, and Pester where it is found.
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Pack', 'Pester')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test }
        'Demo' { dotnet run --project src/SageMakerGuard.Shell -- demo }
        'Pack' { dotnet build src/SageMakerGuard.Package --configuration $Configuration -target:Zip }
        'Pester' {
            if (-not (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.0)) {
                throw 'Pester 5 is not installed. Install-Module Pester -MinimumVersion 5.0 -Scope CurrentUser'
            }
            dotnet build --configuration $Configuration
            if ($LASTEXITCODE -eq 0) { Invoke-Pester -Path tests/Pester -Output Detailed -CI }
        }
    }
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}
finally {
    Pop-Location
}
