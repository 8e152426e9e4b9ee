using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.SignIns;

/// <summary>Finds the cause of a failed sign-in in the error catalogue.</summary>
internal static class ErrorCauses
{
    private static readonly Dictionary<string, ErrorEntry> ById =
        ErrorCatalogue.All.DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>
    /// The error and its cause. A cause that only words point to is left out: what is recorded and told to customers is certain.
    /// </summary>
    public static (SignInError Error, ErrorEntry? Cause) Read(string error, string description)
    {
        var read = SignInErrorReader.Read(
            $"https://console.invalid/?error={Uri.EscapeDataString(error)}&error_description={Uri.EscapeDataString(description)}");
        return (read, ErrorCatalogue.Diagnose(read).Certain);
    }

    /// <summary>The entry of that ID; null if the catalogue has none, such as for an unknown error.</summary>
    public static ErrorEntry? Find(string id) => ById.GetValueOrDefault(id);
}
