using System;
using System.IO;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files;

/// <summary>What the operating system says when a file cannot be had, in words for people.</summary>
internal static class FileAccessFault
{
    /// <summary>What is done when a file is read.</summary>
    public const string Reading = "read";

    /// <summary>What is done when a file is written.</summary>
    public const string Writing = "written";

    /// <summary>Does something with a file or folder and turns what the system says of it into a fault.</summary>
    public static T Guard<T>(string path, string doing, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new GuardFault("FileAccessDenied", FaultCategory.PermissionDenied, $"'{path}' could not be {doing}: access is denied.",
                "Check the permissions of the file and its folder, or give another path.", fault);
        }
        catch (DirectoryNotFoundException fault)
        {
            throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"'{path}' could not be {doing}: its folder does not exist.",
                "Make the folder first, or give another path.", fault);
        }
        catch (FileNotFoundException fault) when (doing == Reading)
        {
            throw new GuardFault("EstateNotFound", FaultCategory.NotFound, $"'{path}' does not exist.",
                "Give the path of a file that Export-SMEstate wrote, or of a folder of AWS CLI output.", fault);
        }
        catch (Exception fault) when (fault is IOException or NotSupportedException or ArgumentException or System.Security.SecurityException)
        {
            throw new GuardFault("FileUnusable", FaultCategory.FileSystem, $"'{path}' could not be {doing}: {fault.Message}",
                "Check the path, the free space and whether another program holds the file, and try again.", fault);
        }
    }
}
