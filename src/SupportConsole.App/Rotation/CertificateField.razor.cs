using Microsoft.AspNetCore.Components;
using SupportConsole.App.Shell.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Rotation;

/// <summary>A signing certificate in whatever form it came.</summary>
public sealed partial class CertificateField(TimeProvider time)
{
    private Problem? problem;
    private IReadOnlyList<SigningCertificate> choices = [];

    /// <summary>Raised with the certificate when exactly one was found, or one was chosen.</summary>
    [Parameter]
    public EventCallback<SigningCertificate> OnRead { get; set; }

    private async Task ReadAsync(PastedContent content)
    {
        (problem, choices) = (null, []);
        if (content.Bytes.Length == 0)
        {
            return;
        }

        var read = PastedCertificates.Read(content.Bytes, time.GetUtcNow());
        problem = read.Problem;
        choices = read.IsOk ? read.Value : [];
        if (choices.Count == 1)
        {
            await OnRead.InvokeAsync(choices[0]);
        }
    }
}
