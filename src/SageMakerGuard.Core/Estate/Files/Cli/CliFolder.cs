namespace SageMakerGuard.Estates.Files.Cli;
/// <summary>x</summary>
public static class CliFolder { /// <summary>x</summary>
public static Estate Read(string path) => new() { Source = path }; }
