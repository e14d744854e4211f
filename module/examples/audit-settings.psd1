# What this company asks of its domains. Only what differs from the defaults; about_SageMakerGuard_Settings explains each key.
@{
    MandatoryTags    = @{
        Owner           = @()
        CostCenter      = @()
        DataSensitivity = @('public', 'internal', 'confidential', 'restricted')
    }
    Features         = @('Studio', 'Sdk')
    RequiredServices = @('secretsmanager')
    InternetEgress   = 'Inspected'
    FailFrom         = 'Medium'
}
