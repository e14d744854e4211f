<#
.SYNOPSIS
    A runbook for Azure Automation, PowerShell 7.4: audits a region of an AWS account, switches one domain to VpcOnly, or takes a run back.
.DESCRIPTION
    The Automation account needs:

      a runtime environment of PowerShell 7.4 with this module as a package: a SageMakerGuard.zip that holds a folder SageMakerGuard with the
      content of the package;

      a credential asset: an access key id as the user name, its secret as the password;

      a place that keeps the journal, because the disk of a cloud job is gone after it. With -StorageAccountName and -ContainerName journals are
      fetched from that container before and put back after the run; the account's managed identity needs Storage Blob Data Contributor there.
      On a Hybrid Runbook Worker name a folder of it with -JournalPath instead: lines are then safe as they are written, and not only at the
      end of the job.

    Let one job at a time work on a domain. Azure stops cloud jobs after three hours; the same job goes on with the run.

    This script was run against the sandbox with stand-ins for the commands of Azure, and never in Azure itself.
.PARAMETER Region
    The region of AWS.
.PARAMETER CredentialName
    The credential asset.
.PARAMETER SwitchDomainId
    The domain to switch. Without it, the region is audited and nothing is changed.
.PARAMETER AddEndpoint
    Makes the endpoints that the domain lacks before it is switched.
.PARAMETER StopApp
    Stops the apps that run in the domain.
.PARAMETER BarLaunch
    Keeps users from starting apps until the switch is over.
.PARAMETER UndoRunId
    The run to take back.
.PARAMETER StorageAccountName
    The storage account that keeps the journals.
.PARAMETER ContainerName
    Its container.
.PARAMETER JournalPath
    A folder that keeps the journals, on a Hybrid Runbook Worker.
#>
param(
    [Parameter(Mandatory)] [string] $Region,
    [string] $CredentialName = 'SageMakerGuard',
    [string] $SwitchDomainId,
    [bool] $AddEndpoint,
    [bool] $StopApp,
    [bool] $BarLaunch,
    [string] $UndoRunId,
    [string] $StorageAccountName,
    [string] $ContainerName = 'sagemakerguard-journal',
    [string] $JournalPath
)

$ErrorActionPreference = 'Stop'
Import-Module SageMakerGuard
$run = [IO.Path]::Combine((Get-Module SageMakerGuard).ModuleBase, 'runbooks', 'Invoke-GuardRun.ps1')
$credential = Get-AutomationPSCredential -Name $CredentialName
$identity = @{ AccessKey = $credential.UserName; SecretKey = $credential.GetNetworkCredential().Password }
if (-not $SwitchDomainId -and -not $UndoRunId) {
    & $run -Region $Region -Identity $identity
    return
}

$changes = @{ AddEndpoint = $AddEndpoint; StopApp = $StopApp; BarLaunch = $BarLaunch }
if ($SwitchDomainId) { $changes.SwitchDomainId = $SwitchDomainId }
if ($UndoRunId) { $changes.UndoRunId = $UndoRunId }

if ($JournalPath) {
    & $run -Region $Region -Identity $identity @changes -JournalPath $JournalPath
    return
}

if (-not $StorageAccountName) { throw 'A change needs a journal that outlives this job: name -StorageAccountName, or -JournalPath on a Hybrid Runbook Worker.' }
$null = Connect-AzAccount -Identity
$blobs = @{ Container = $ContainerName; Context = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount }
$folder = [IO.Directory]::CreateDirectory([IO.Path]::Combine([IO.Path]::GetTempPath(), [Guid]::NewGuid().ToString('N'))).FullName
foreach ($blob in Get-AzStorageBlob @blobs) {
    if ($blob.Name -like '*.jsonl') { $null = Get-AzStorageBlobContent @blobs -Blob $blob.Name -Destination $folder -Force }
}

try {
    & $run -Region $Region -Identity $identity @changes -JournalPath $folder
}
finally {
    foreach ($file in [IO.Directory]::GetFiles($folder, '*.jsonl')) {
        $null = Set-AzStorageBlobContent @blobs -File $file -Blob ([IO.Path]::GetFileName($file)) -Force
    }
}
